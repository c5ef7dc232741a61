using System.Runtime.CompilerServices;
using System.Text.Json;
using JsonSchema.Evaluation;
using JsonSchema.Keywords;
using JsonSchema.Values;

namespace JsonSchema.Compilation;

/// <summary>Turns a schema document into nodes, one for each schema that is used, so that recursive schemas become circles of nodes.</summary>
internal sealed class SchemaCompiler
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private static readonly string[] Unsupported = ["$dynamicRef", "unevaluatedItems", "unevaluatedProperties"];

    private readonly SchemaIndex index;
    private readonly Dictionary<string, SchemaNode> nodes = new(StringComparer.Ordinal);

    private SchemaCompiler(SchemaIndex index) => this.index = index;

    /// <param name="schema">The document; the nodes keep parts of it.</param>
    /// <exception cref="InvalidSchemaException">The document is no usable schema.</exception>
    public static SchemaNode Compile(JsonElement schema)
    {
        var document = new SchemaSource("", schema);
        try
        {
            var compiler = new SchemaCompiler(new SchemaIndex(document));
            var root = compiler.Node(document);
            EndlessReferences.Refuse(compiler.nodes.Values);
            return root;
        }
        catch (InsufficientExecutionStackException exception)
        {
            throw new InvalidSchemaException("", "it is nested too deeply", exception);
        }
        catch (InvalidOperationException exception) when (JsonText.IsUnreadable(schema))
        {
            throw new InvalidSchemaException("", "it holds text that is not valid Unicode", exception);
        }
    }

    /// <summary>The node of a schema, compiled when it is first asked for.</summary>
    public SchemaNode Node(SchemaSource source)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (nodes.TryGetValue(source.Pointer, out var known))
            return known;
        var node = new SchemaNode(source.Pointer);
        nodes.Add(source.Pointer, node);
        node.Keywords = source.Element.ValueKind switch
        {
            JsonValueKind.True => [],
            JsonValueKind.False => [new FalseKeyword()],
            JsonValueKind.Object => Keywords(source, node),
            _ => throw new InvalidSchemaException(source.Pointer, "a schema is an object, true or false"),
        };
        return node;
    }

    public SchemaNode? Node(SchemaSource? source) => source is { } present ? Node(present) : null;

    private List<Keyword> Keywords(SchemaSource source, SchemaNode node)
    {
        if (source.Text("$schema") is { } dialect && dialect.TrimEnd('#') != Dialect)
            throw source.Fault("$schema", $"only {Dialect} is supported");
        foreach (var keyword in Unsupported)
        {
            if (source.Find(keyword) is not null)
                throw source.Fault(keyword, $"{keyword} is not supported, and leaving it out would change what is valid");
        }
        var keywords = new List<Keyword>();
        keywords.AddRange(Assertions.Of(source, node));
        if (source.Text("$ref") is { } reference)
            keywords.Add(new ReferenceKeyword(Node(index.Resolve(source, reference))));
        keywords.AddRange(Applicators.Of(source, this));
        return keywords;
    }
}
