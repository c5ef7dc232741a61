using System.Text.Json;
using JsonSchema.Evaluation;
using JsonSchema.Wording;

namespace JsonSchema.Keywords;

/// <summary><c>required</c> (validation 6.5.3).</summary>
internal sealed class RequiredKeyword(SchemaNode owner, IReadOnlyList<string> names) : Keyword
{
    public IReadOnlyList<string> Names => names;

    public override bool IsValid(JsonElement instance)
    {
        if (instance.ValueKind is not JsonValueKind.Object)
            return true;
        for (var i = 0; i < names.Count; i++)
        {
            if (!instance.TryGetProperty(names[i], out _))
                return false;
        }
        return true;
    }

    public override void Report(JsonElement instance, Location at, ErrorList errors)
    {
        if (instance.ValueKind is not JsonValueKind.Object)
            return;
        foreach (var name in names.Where(name => !instance.TryGetProperty(name, out _)))
            errors.Add(at.MissingProperty(name), "required", ShapeOf(owner, name));
    }

    /// <summary>What the schema says of the property, in words.</summary>
    internal static string ShapeOf(SchemaNode owner, string name) =>
        owner.UnconditionalKeywords().OfType<PropertiesKeyword>()
            .SelectMany(keyword => keyword.Named)
            .FirstOrDefault(property => property.Name == name) is { } property
            ? Shape.Of(property.Schema)
            : "a value";
}
