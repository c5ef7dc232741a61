using System.Text.Json;
using JsonSchema.Evaluation;

namespace JsonSchema.Keywords;

/// <summary><c>dependentSchemas</c> (core 10.2.2.4): schemas for the whole object that hold when a property is there.</summary>
internal sealed class DependentSchemasKeyword(IReadOnlyList<NamedProperty> dependencies) : Keyword
{
    public override IEnumerable<SchemaNode> InPlace => dependencies.Select(dependency => dependency.Schema);

    public override bool IsValid(JsonElement instance) => Applicable(instance).All(schema => schema.IsValid(instance));

    public override void Report(JsonElement instance, Location at, ErrorList errors)
    {
        foreach (var schema in Applicable(instance))
            schema.Report(instance, at, errors);
    }

    private IEnumerable<SchemaNode> Applicable(JsonElement instance) => instance.ValueKind is JsonValueKind.Object
        ? dependencies.Where(dependency => instance.TryGetProperty(dependency.Utf8Name, out _)).Select(dependency => dependency.Schema)
        : [];
}
