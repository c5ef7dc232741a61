using Json.Schema;

namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>Words an evaluation's results for an agent; of a union only the branch that the value was meant for.</summary>
internal sealed class SchemaProblems
{
    // More names than this are a burden, not a help.
    private const int MostListed = 12;

    private readonly ArgumentExcerpt excerpt;
    private readonly List<(ProblemPlace At, ArgumentProblem Problem)> found = [];

    private SchemaProblems(ArgumentExcerpt excerpt) => this.excerpt = excerpt;

    /// <param name="results">The results for the excerpt, with those of every schema below the results of the one that applied it.</param>
    /// <param name="excerpt">Its places are reported as those in the whole.</param>
    public static IReadOnlyList<ArgumentProblem> Of(EvaluationResults results, JsonElement schema, ArgumentExcerpt excerpt)
    {
        var problems = new SchemaProblems(excerpt);
        problems.Visit(results, new Judged(schema, excerpt.Value, excerpt.Original, ProblemPlace.Root));
        return [.. problems.found.OrderBy(entry => entry.At).Select(entry => entry.Problem)];
    }

    private sealed record Judged(JsonElement Schema, JsonElement Value, JsonElement Original, ProblemPlace At)
    {
        /// <summary>Known names that are not given: one of them may be meant by an unknown name.</summary>
        public IReadOnlyList<string> FreeNames { get; } =
            Value.ValueKind is JsonValueKind.Object && SchemaWording.Find(Schema, "properties") is { } properties
                ? [.. properties.EnumerateObject().Select(property => property.Name).Where(name => !Value.TryGetProperty(name, out _))]
                : [];
    }

    private void Visit(EvaluationResults result, Judged judged)
    {
        foreach (var assertion in SchemaAssertion.Of(result.Errors is { } errors ? errors.Keys : [], judged.Schema, judged.Original))
        {
            Add(judged.At, assertion.Text);
            if (assertion.DecidesAlone)
                return;
        }

        if (result.Errors?.ContainsKey("required") is true)
            AddMissing(judged);

        var depth = result.EvaluationPath.SegmentCount;
        var branches = new Dictionary<int, EvaluationResults>();
        foreach (var part in result.Details ?? [])
        {
            if (part.IsValid)
                continue;

            if (part.EvaluationPath.GetSegment(depth).ToString() == "anyOf")
            {
                branches.Add(part.EvaluationPath.GetSegment(depth + 1).ToInt()!.Value, part);
            }
            else
            {
                VisitPart(part, part.EvaluationPath.GetSegment(depth).ToString(), judged);
            }
        }

        if (SchemaWording.Find(judged.Schema, "anyOf") is { } union && branches.Count == union.GetArrayLength())
            VisitUnion([.. union.EnumerateArray()], branches, judged);
    }

    private void VisitPart(EvaluationResults part, string keyword, Judged parent)
    {
        var step = part.InstanceLocation.GetSegment(part.InstanceLocation.SegmentCount - 1);
        if (keyword == "items")
        {
            var index = step.ToInt()!.Value;
            var whole = index + excerpt.StartOf(parent.Original, parent.At.IsInList);
            Visit(part, new(SchemaWording.Find(parent.Schema, keyword)!.Value, parent.Value[index], parent.Original[whole], parent.At.Item(whole)));
            return;
        }

        var name = step.ToString().Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        var at = parent.At.Field(name, parent.Value.EnumerateObject().TakeWhile(field => !field.NameEquals(name)).Count());
        var schema = SchemaWording.Find(parent.Schema, keyword)!.Value;
        if (schema.ValueKind is JsonValueKind.False)
        {
            AddUnknown(name, at, parent);
            return;
        }

        schema = keyword == "properties" ? schema.GetProperty(name) : schema;
        Visit(part, new(schema, parent.Value.GetProperty(name), parent.Original.GetProperty(name), at));
    }

    private void VisitUnion(IReadOnlyList<JsonElement> branches, Dictionary<int, EvaluationResults> results, Judged judged)
    {
        var candidates = Enumerable.Range(0, branches.Count).Where(branch => SchemaAssertion.TakesKindOf(branches[branch], judged.Value)).ToList();
        if (candidates.Count == 0)
        {
            Add(judged.At, $"expected {SchemaWording.Nouns(branches)}, found {ValueText.WithType(judged.Original)}.");
        }
        else if (candidates.Count == 1)
        {
            Visit(results[candidates[0]], new(branches[candidates[0]], judged.Value, judged.Original, judged.At));
        }
        else if (UnionDiscriminator.Of([.. candidates.Select(branch => branches[branch])], judged.Value) is not { } discriminator)
        {
            Add(judged.At, $"expected {SchemaWording.Shapes(candidates.Select(branch => branches[branch]))}, found {ValueText.Quoted(judged.Original)}.");
        }
        else if (discriminator.Chosen is { } chosen)
        {
            Visit(results[candidates[chosen]], new(branches[candidates[chosen]], judged.Value, judged.Original, judged.At));
        }
        else if (judged.Value.TryGetProperty(discriminator.Name, out var value))
        {
            var at = judged.At.Field(discriminator.Name, judged.Value.EnumerateObject().TakeWhile(field => !field.NameEquals(discriminator.Name)).Count());
            var nearest = value.ValueKind is JsonValueKind.String ? NearestName.To(value.GetString()!, discriminator.Values) : null;
            Add(at, $"expected {ValueText.OneOf(discriminator.Values)}, found {ValueText.Quoted(value)}{SchemaAssertion.DidYouMean(nearest)}");
        }
        else
        {
            Add(judged.At.MissingField(discriminator.Name), $"required, {ValueText.OneOf(discriminator.Values)} is missing.");
        }
    }

    private void AddMissing(Judged judged)
    {
        var properties = SchemaWording.Find(judged.Schema, "properties");
        foreach (var required in SchemaWording.Find(judged.Schema, "required")!.Value.EnumerateArray())
        {
            var name = required.GetString()!;
            if (!judged.Value.TryGetProperty(name, out _))
            {
                var shape = properties is { } known && known.TryGetProperty(name, out var schema) ? SchemaWording.Shape(schema) : "a value";
                Add(judged.At.MissingField(name), $"required, {shape} is missing.");
            }
        }
    }

    private void AddUnknown(string name, ProblemPlace at, Judged parent)
    {
        var known = SchemaWording.Find(parent.Schema, "properties")?.EnumerateObject().Select(property => property.Name).ToList() ?? [];
        var nearest = NearestName.To(name, parent.FreeNames);
        var expected = nearest is null && known.Count is > 0 and <= MostListed ? $", expected {ValueText.OneOf(known)}" : "";
        Add(at, $"not a known field{expected}{SchemaAssertion.DidYouMean(nearest)}");
    }

    private void Add(ProblemPlace at, string text)
    {
        var path = at.ToString();
        found.Add((at, new ArgumentProblem(path, $"{(path.Length == 0 ? "the value" : path)}: {text}")));
    }
}
