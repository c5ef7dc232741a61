using System.Text;
using System.Text.Json;
using JsonSchema.Compilation;
using JsonSchema.Evaluation;
using JsonSchema.Wording;

namespace JsonSchema.Keywords;

/// <summary>A property that a schema names.</summary>
internal sealed record NamedProperty(string Name, SchemaNode Schema)
{
    // Compared with the document's bytes, so that a valid object costs no string for each of its names.
    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(Name);
}

/// <summary>
/// <c>properties</c>, <c>patternProperties</c> and <c>additionalProperties</c> (core 10.3.2.1 to 10.3.2.3), together because the third
/// holds for the names that the others leave.
/// </summary>
internal sealed class PropertiesKeyword(
    IReadOnlyList<NamedProperty> named, IReadOnlyList<(EcmaPattern Pattern, SchemaNode Schema)> patterns, SchemaNode? additional) : Keyword
{
    // More names than this are a burden, not a help.
    private const int MostListed = 12;

    public IReadOnlyList<NamedProperty> Named => named;

    public override bool IsValid(JsonElement instance)
    {
        if (instance.ValueKind is not JsonValueKind.Object)
            return true;
        foreach (var property in instance.EnumerateObject())
        {
            var isKnown = false;
            if (SchemaNamed(property) is { } schema)
            {
                isKnown = true;
                if (!schema.IsValid(property.Value))
                    return false;
            }
            for (var i = 0; i < patterns.Count; i++)
            {
                if (!patterns[i].Pattern.IsMatch(property.Name))
                    continue;
                isKnown = true;
                if (!patterns[i].Schema.IsValid(property.Value))
                    return false;
            }
            if (!isKnown && additional is not null && !additional.IsValid(property.Value))
                return false;
        }
        return true;
    }

    public override void Report(JsonElement instance, Location at, ErrorList errors)
    {
        if (instance.ValueKind is not JsonValueKind.Object)
            return;
        // Found once for the object: to look every known name up again for every unknown one would take quadratic time. A name that is
        // already given was not the one that was meant.
        var free = named.Where(property => !instance.TryGetProperty(property.Utf8Name, out _)).Select(property => property.Name).ToList();
        var position = 0;
        foreach (var property in instance.EnumerateObject())
        {
            ReportProperty(property, free, at.Property(property.Name, position++), errors);
            if (errors.IsFull)
                return;
        }
    }

    private void ReportProperty(JsonProperty property, List<string> free, Location at, ErrorList errors)
    {
        var schemas = patterns.Where(entry => entry.Pattern.IsMatch(property.Name)).Select(entry => entry.Schema).ToList();
        if (SchemaNamed(property) is { } schema)
            schemas.Insert(0, schema);
        foreach (var applicable in schemas)
            applicable.Report(property.Value, at, errors);
        if (schemas.Count > 0 || additional is null)
            return;
        if (additional.Keywords is [FalseKeyword])
            errors.Add(at, "additionalProperties", ExpectedNames(), suggestion: Nearest.To(property.Name, free));
        else
            additional.Report(property.Value, at, errors);
    }

    private string ExpectedNames() => named.Count is 0 or > MostListed ? "" : ValueText.OneOf([.. named.Select(property => property.Name)]);

    private SchemaNode? SchemaNamed(JsonProperty property)
    {
        for (var i = 0; i < named.Count; i++)
        {
            if (property.NameEquals(named[i].Utf8Name))
                return named[i].Schema;
        }
        return null;
    }
}
