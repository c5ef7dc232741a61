using System.Text.Json;
using JsonSchema.Evaluation;
using JsonSchema.Wording;

namespace JsonSchema.Keywords;

/// <summary><c>not</c> (core 10.2.1.4).</summary>
internal sealed class NotKeyword(SchemaNode schema) : Keyword
{
    public override IEnumerable<SchemaNode> InPlace => [schema];

    public override bool IsValid(JsonElement instance) => !schema.IsValid(instance);

    public override void Report(JsonElement instance, Location at, ErrorList errors)
    {
        if (!IsValid(instance))
            errors.Add(at, "not", $"anything but {Shape.Of(schema)}", ValueText.Quoted(instance));
    }
}
