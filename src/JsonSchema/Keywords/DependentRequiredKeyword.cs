using System.Text.Json;
using JsonSchema.Evaluation;

namespace JsonSchema.Keywords;

/// <summary><c>dependentRequired</c> (validation 6.5.4): names that must be there when another is.</summary>
internal sealed class DependentRequiredKeyword(SchemaNode owner, IReadOnlyList<(string Trigger, IReadOnlyList<string> Names)> dependencies) : Keyword
{
    public override bool IsValid(JsonElement instance) => instance.ValueKind is not JsonValueKind.Object || !Missing(instance).Any();

    public override void Report(JsonElement instance, Location at, ErrorList errors)
    {
        if (instance.ValueKind is not JsonValueKind.Object)
            return;
        foreach (var (trigger, name) in Missing(instance))
            errors.Add(at.MissingProperty(name), "dependentRequired", $"{RequiredKeyword.ShapeOf(owner, name)} because {trigger} is given", "nothing");
    }

    private IEnumerable<(string Trigger, string Name)> Missing(JsonElement instance) =>
        from dependency in dependencies
        where instance.TryGetProperty(dependency.Trigger, out _)
        from name in dependency.Names
        where !instance.TryGetProperty(name, out _)
        select (dependency.Trigger, name);
}
