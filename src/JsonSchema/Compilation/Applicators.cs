using System.Text.Json;
using JsonSchema.Evaluation;
using JsonSchema.Keywords;

namespace JsonSchema.Compilation;

/// <summary>Reads the keywords that apply other schemas to a value or its parts (core 10).</summary>
internal static class Applicators
{
    public static IEnumerable<Keyword> Of(SchemaSource source, SchemaCompiler compiler)
    {
        IEnumerable<Keyword?> keywords =
        [
            Properties(source, compiler),
            source.Schema("propertyNames") is { } names ? new PropertyNamesKeyword(compiler.Node(names)) : null,
            Items(source, compiler),
            Contains(source, compiler),
            Nodes(source, "allOf", compiler) is { } all ? new AllOfKeyword(all) : null,
            Nodes(source, "anyOf", compiler) is { } any ? new UnionKeyword("anyOf", isExclusive: false, any) : null,
            Nodes(source, "oneOf", compiler) is { } one ? new UnionKeyword("oneOf", isExclusive: true, one) : null,
            source.Schema("not") is { } not ? new NotKeyword(compiler.Node(not)) : null,
            Conditional(source, compiler),
            NamedNodes(source, "dependentSchemas", compiler) is { Count: > 0 } dependencies ? new DependentSchemasKeyword(dependencies) : null,
        ];
        return keywords.OfType<Keyword>();
    }

    private static PropertiesKeyword? Properties(SchemaSource source, SchemaCompiler compiler)
    {
        var named = NamedNodes(source, "properties", compiler);
        var patterns = source.NamedSchemas("patternProperties")
            .Select(entry => (source.Pattern("patternProperties", entry.Name), compiler.Node(entry.Source)))
            .ToList();
        var additional = compiler.Node(source.Schema("additionalProperties"));
        return named.Count == 0 && patterns.Count == 0 && additional is null ? null : new PropertiesKeyword(named, patterns, additional);
    }

    private static ItemsKeyword? Items(SchemaSource source, SchemaCompiler compiler)
    {
        if (source.Find("items") is { ValueKind: JsonValueKind.Array })
            throw source.Fault("items", "a list of schemas was the meaning of older drafts; use prefixItems");
        var prefix = Nodes(source, "prefixItems", compiler);
        var items = compiler.Node(source.Schema("items"));
        return prefix is null && items is null ? null : new ItemsKeyword(prefix ?? [], items);
    }

    private static ContainsKeyword? Contains(SchemaSource source, SchemaCompiler compiler)
    {
        var least = source.Count("minContains");
        var most = source.Count("maxContains");
        return source.Schema("contains") is { } item ? new ContainsKeyword(compiler.Node(item), least ?? 1, most) : null;
    }

    private static ConditionalKeyword? Conditional(SchemaSource source, SchemaCompiler compiler) => source.Schema("if") is { } condition
        ? new ConditionalKeyword(compiler.Node(condition), compiler.Node(source.Schema("then")), compiler.Node(source.Schema("else")))
        : null;

    private static List<SchemaNode>? Nodes(SchemaSource source, string keyword, SchemaCompiler compiler) =>
        source.Schemas(keyword) is { Count: > 0 } sources ? [.. sources.Select(compiler.Node)] : null;

    private static List<NamedProperty> NamedNodes(SchemaSource source, string keyword, SchemaCompiler compiler) =>
        [.. source.NamedSchemas(keyword).Select(entry => new NamedProperty(entry.Name, compiler.Node(entry.Source)))];
}
