using System.Text.Json;
using JsonSchema.Evaluation;
using JsonSchema.Wording;

namespace JsonSchema.Keywords;

/// <summary>
/// A property whose fixed values tell the branches of a union apart. It is found in the schemas themselves (a <c>const</c> or an
/// <c>enum</c> of one string in every branch), since 2020-12 has no keyword for it.
/// </summary>
internal sealed class Discriminator
{
    private readonly string name;
    private readonly IReadOnlyList<(string Value, SchemaNode Branch)> branches;

    private Discriminator(string name, IReadOnlyList<(string Value, SchemaNode Branch)> branches)
    {
        this.name = name;
        this.branches = branches;
    }

    /// <summary>The property that tells the branches apart, or null when there is none.</summary>
    public static Discriminator? Of(IReadOnlyList<SchemaNode> branches)
    {
        var marks = branches.Select(FixedTexts).ToList();
        return marks[0].Keys
            .Where(name => marks.All(mark => mark.ContainsKey(name)) && marks.Select(mark => mark[name]).Distinct().Count() > 1)
            .Select(name => new Discriminator(name, [.. branches.Select((branch, i) => (marks[i][name], branch))]))
            .FirstOrDefault();
    }

    /// <summary>The branches that the value names. Without the property, the branch that does not ask for it, when there is one.</summary>
    public List<SchemaNode> BranchesFor(JsonElement instance)
    {
        var named = instance.TryGetProperty(name, out var value)
            ? branches.Where(entry => value.ValueKind is JsonValueKind.String && value.ValueEquals(entry.Value))
            : branches.Where(entry => !Requires(entry.Branch));
        return [.. named.Select(entry => entry.Branch)];
    }

    /// <summary>Adds the one problem that the property is missing or has none of the values.</summary>
    public void Report(JsonElement instance, Location at, ErrorList errors)
    {
        var values = branches.Select(entry => entry.Value).Distinct().ToList();
        if (!instance.TryGetProperty(name, out var value))
        {
            errors.Add(at.MissingProperty(name), "required", ValueText.OneOf(values));
            return;
        }
        var position = instance.EnumerateObject().TakeWhile(property => !property.NameEquals(name)).Count();
        var nearest = value.ValueKind is JsonValueKind.String ? Nearest.To(value.GetString()!, values) : null;
        errors.Add(at.Property(name, position), "enum", ValueText.OneOf(values), ValueText.Quoted(value), nearest);
    }

    private bool Requires(SchemaNode branch) => branch.UnconditionalKeywords().OfType<RequiredKeyword>().Any(keyword => keyword.Names.Contains(name));

    private static Dictionary<string, string> FixedTexts(SchemaNode branch)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in branch.UnconditionalKeywords().OfType<PropertiesKeyword>().SelectMany(keyword => keyword.Named))
        {
            if (property.Schema.UnconditionalKeywords().OfType<ValuesKeyword>().FirstOrDefault()?.SingleText is { } text)
                texts.TryAdd(property.Name, text);
        }
        return texts;
    }
}
