using System.Text.Json;
using JsonSchema.Evaluation;

namespace JsonSchema.Keywords;

/// <summary><c>if</c>, <c>then</c> and <c>else</c> (core 10.2.2). The problems of the condition itself are none of the value's.</summary>
internal sealed class ConditionalKeyword(SchemaNode condition, SchemaNode? consequence, SchemaNode? alternative) : Keyword
{
    public override IEnumerable<SchemaNode> InPlace => new[] { condition, consequence, alternative }.OfType<SchemaNode>();

    public override bool IsValid(JsonElement instance) => Applicable(instance)?.IsValid(instance) ?? true;

    public override void Report(JsonElement instance, Location at, ErrorList errors) => Applicable(instance)?.Report(instance, at, errors);

    private SchemaNode? Applicable(JsonElement instance) => condition.IsValid(instance) ? consequence : alternative;
}
