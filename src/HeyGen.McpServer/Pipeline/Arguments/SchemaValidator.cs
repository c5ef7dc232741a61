using Json.Schema;
using CompiledSchema = Json.Schema.JsonSchema;

namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>
/// Checks arguments against a tool's input schema: JsonSchema.Net evaluates, <see cref="SchemaProblems"/> words what it finds. The
/// schemas are those that the manifests show (<c>SchemaValidatorTests</c> holds them to the keywords that are worded).
/// </summary>
internal sealed class SchemaValidator
{
    /// <summary>Nobody reads on after so many; the rest is counted.</summary>
    public const int MostProblems = 50;

    // A list of all that is wrong takes 2.6 KB for each schema that is applied: 300 MB for 100 videos of 50 scenes. So few scenes of each
    // video come first, and all only where those few have not enough wrong.
    private const int FewNestedItems = 10;

    // Built from the library's own parts, since its registries and defaults are shared by the whole process.
    private static readonly Dialect dialect = new(
        Vocabulary.Draft202012_Core.Keywords
            .Concat(Vocabulary.Draft202012_Applicator.Keywords)
            .Concat(Vocabulary.Draft202012_Validation.Keywords)
            .Concat(Vocabulary.Draft202012_MetaData.Keywords)
            .Where(keyword => keyword.Name is not ("minLength" or "maxLength" or "pattern"))
            .Concat([TextLengthKeyword.Minimum, TextLengthKeyword.Maximum, new TextPatternKeyword()]));

    private readonly JsonElement schema;
    private readonly CompiledSchema compiled;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public SchemaValidator(JsonElement schema)
    {
        this.schema = schema.Clone();
        compiled = CompiledSchema.Build(this.schema, new BuildOptions { SchemaRegistry = new SchemaRegistry(), Dialect = dialect });
        CollectNames(this.schema);
    }

    /// <summary>
    /// What is wrong with the value, in the order of the document; empty when it fits. Of a list of more than 100 items not every faulty
    /// one is named, since a hostile call could fill the memory with them.
    /// </summary>
    /// <param name="instance">Its texts are readable (<see cref="UnreadableText"/>).</param>
    public IReadOnlyList<ArgumentProblem> Validate(JsonElement instance)
    {
        var excerpt = Excerpt(instance, 0, ArgumentExcerpt.MostItems, FewNestedItems);
        var problems = Problems(excerpt);
        if (!excerpt.IsCut || problems.Count >= MostProblems)
            return problems;

        excerpt = Excerpt(instance, 0, ArgumentExcerpt.MostItems, ArgumentExcerpt.MostItems);
        problems = Problems(excerpt);
        return problems.Count > 0 || Fits(Excerpt(instance, 0, int.MaxValue, int.MaxValue)) ? problems : LaterProblems(instance, excerpt.Longest);
    }

    /// <summary>The first items that do not fit, found by bisection: a check without a list of what is wrong is cheap.</summary>
    private IReadOnlyList<ArgumentProblem> LaterProblems(JsonElement instance, int end)
    {
        var start = ArgumentExcerpt.MostItems;
        while (end - start > ArgumentExcerpt.MostItems)
        {
            var middle = start + ((end - start) / 2);
            (start, end) = Fits(Excerpt(instance, start, middle - start, ArgumentExcerpt.MostItems)) ? (middle, end) : (start, middle);
        }

        var problems = Problems(Excerpt(instance, start, ArgumentExcerpt.MostItems, ArgumentExcerpt.MostItems));
        return problems.Count > 0
            ? problems
            : [new("", "the value: a list does not fit after its first 100 items; give such lists in calls of at most 100 items.")];
    }

    private ArgumentExcerpt Excerpt(JsonElement instance, int start, int items, int nestedItems) =>
        new(instance, names, start, items, nestedItems);

    private bool Fits(ArgumentExcerpt excerpt) => compiled.Evaluate(excerpt.Value, new EvaluationOptions { OutputFormat = OutputFormat.Flag }).IsValid;

    private IReadOnlyList<ArgumentProblem> Problems(ArgumentExcerpt excerpt) => Fits(excerpt)
        ? []
        : SchemaProblems.Of(compiled.Evaluate(excerpt.Value, new EvaluationOptions { OutputFormat = OutputFormat.Hierarchical }), schema, excerpt);

    /// <summary>The names that the schema knows anywhere: an excerpt keeps them, so that nothing given looks missing.</summary>
    private void CollectNames(JsonElement node)
    {
        if (node.ValueKind is JsonValueKind.Object)
        {
            foreach (var property in node.EnumerateObject())
            {
                names.Add(property.Name);
                CollectNames(property.Value);
            }
        }
        else if (node.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
                CollectNames(item);
        }
    }
}
