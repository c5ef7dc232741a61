using System.Text.Json;
using JsonSchema.Evaluation;
using JsonSchema.Values;

namespace JsonSchema.Keywords;

/// <summary><c>$ref</c> (core 8.2.3.1) to a schema in the same document.</summary>
internal sealed class ReferenceKeyword(SchemaNode target) : Keyword
{
    public SchemaNode Target => target;

    public override JsonTypes Types => target.Types;

    public override IEnumerable<SchemaNode> InPlace => [target];

    public override bool IsValid(JsonElement instance) => target.IsValid(instance);

    public override void Report(JsonElement instance, Location at, ErrorList errors) => target.Report(instance, at, errors);
}
