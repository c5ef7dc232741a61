using Json.Schema;

namespace HeyGen.Sandbox.Contract;

/// <param name="Path">The place, such as <c>scenes[0].input.title</c>; empty for the whole value.</param>
internal sealed record SchemaProblem(string Path, string Text);

/// <summary>
/// A schema of the contract, evaluated by JsonSchema.Net. Of a union that no branch fits, only the branch that the value was meant for is
/// reported: the others say nothing that helps.
/// </summary>
internal sealed class ContractSchema
{
    /// <summary>One more than any list of the contract may hold. A list of faults takes memory for each item, so a longer array is cut.</summary>
    private const int MostItems = 101;

    /// <summary>Far more than any object of the contract has.</summary>
    private const int MostFields = 1000;

    private const int LongestName = 100;

    // Made of the library's parts: it counts graphemes where the specification counts code points, and lets a line break follow a pattern.
    private static readonly Dialect dialect = new(
        Vocabulary.Draft202012_Core.Keywords
            .Concat(Vocabulary.Draft202012_Applicator.Keywords)
            .Concat(Vocabulary.Draft202012_Validation.Keywords)
            .Concat(Vocabulary.Draft202012_MetaData.Keywords)
            .Where(keyword => keyword.Name is not ("minLength" or "maxLength" or "pattern"))
            .Concat([TextKeyword.MinLength, TextKeyword.MaxLength, TextKeyword.Pattern]))
    {
        AllowUnknownKeywords = true,
    };

    private readonly JsonElement source;
    private readonly JsonSchema compiled;

    private ContractSchema(JsonElement source)
    {
        this.source = source;
        compiled = JsonSchema.Build(source, new BuildOptions { SchemaRegistry = new SchemaRegistry(), Dialect = dialect });
    }

    public static ContractSchema Open(JsonElement schema) => new(schema);

    /// <summary>
    /// HeyGen refuses body fields it does not know, which the open schemas of the contract do not say. An object that lists its properties is
    /// therefore closed here, at every depth; one that lists none is a free map and stays open.
    /// </summary>
    public static ContractSchema Closed(JsonElement schema)
    {
        var root = JsonNode.Parse(schema.GetRawText())!;
        Close(root);
        return new(Element(root));
    }

    /// <summary>The first problem in the order of the document, fields that are missing last; null when the value fits.</summary>
    public SchemaProblem? FirstProblem(JsonElement value)
    {
        if (UnreadablePath(value, "") is { } path)
            return new(path, "text that is not valid Unicode");
        if (compiled.Evaluate(value, new EvaluationOptions { OutputFormat = OutputFormat.Flag }).IsValid)
            return null;
        var excerpt = Element(Excerpt(value));
        var results = compiled.Evaluate(excerpt, new EvaluationOptions { OutputFormat = OutputFormat.Hierarchical });
        return Problems(results, source, excerpt, "").FirstOrDefault() ?? new("", "does not fit the contract");
    }

    private static void Close(JsonNode? schema)
    {
        if (schema is not JsonObject node)
            return;
        if (node["properties"] is JsonObject { Count: > 0 } properties)
        {
            foreach (var (_, property) in properties)
                Close(property);
            node.TryAdd("additionalProperties", false);
        }

        foreach (var keyword in (ReadOnlySpan<string>)["items", "additionalProperties"])
            Close(node[keyword]);
        foreach (var branch in (node["oneOf"] ?? node["anyOf"])?.AsArray() ?? [])
            Close(branch);
    }

    private static IEnumerable<SchemaProblem> Problems(EvaluationResults result, JsonElement schema, JsonElement value, string path)
    {
        foreach (var (keyword, text) in result.Errors ?? new Dictionary<string, string>())
        {
            if (keyword is not ("required" or "properties" or "items" or "additionalProperties" or "oneOf" or "anyOf"))
                yield return new(path, text);
        }

        var parts = (result.Details ?? []).Where(part => !part.IsValid).ToLookup(part => Keyword(part, result) is "oneOf" or "anyOf");
        foreach (var part in parts[false].OrderBy(part => Position(value, LastStep(part))))
        {
            var (step, keyword) = (LastStep(part), Keyword(part, result));
            var place = keyword == "items" ? $"{path}[{step}]" : Field(path, step);
            var partSchema = keyword == "properties" ? schema.GetProperty(keyword).GetProperty(step) : schema.GetProperty(keyword);
            var problems = partSchema.ValueKind is JsonValueKind.False
                ? [new(place, "not a known field")]
                : Problems(part, partSchema, keyword == "items" ? value[Position(value, step)] : value.GetProperty(step), place);
            foreach (var problem in problems)
            {
                yield return problem;
            }
        }

        if ((schema.Field("oneOf") ?? schema.Field("anyOf")) is { } branches && parts[true].Count() == branches.GetArrayLength())
        {
            if (UnionProblem([.. parts[true].Zip(branches.EnumerateArray())], value, path) is { } unfit)
            {
                yield return unfit;
            }
        }

        foreach (var name in result.Errors?.ContainsKey("required") == true ? schema.Items("required").Select(name => name.GetString()!) : [])
        {
            if (!value.TryGetProperty(name, out _))
                yield return new(Field(path, name), "required");
        }
    }

    private static SchemaProblem? UnionProblem((EvaluationResults Result, JsonElement Schema)[] branches, JsonElement value, string path)
    {
        var candidates = branches.Where(branch => branch.Result.Errors?.ContainsKey("type") != true).ToArray();
        if (candidates.Length == 0)
            return new(path, "fits none of the kinds of value that are allowed");
        if (Discriminator(candidates) is { } mark)
        {
            if (!value.TryGetProperty(mark, out var name))
                return new(Field(path, mark), "required");
            candidates = [.. candidates.Where(branch => JsonElement.DeepEquals(Constant(branch.Schema, mark)!.Value, name))];
            if (candidates.Length == 0)
                return new(Field(path, mark), "not one of the values that are known");
        }

        // The value was meant for the branch that it comes closest to.
        return candidates.Select(branch => Problems(branch.Result, branch.Schema, value, path).ToArray()).MinBy(found => found.Length)!.FirstOrDefault();
    }

    /// <summary>The property that has another constant in each branch; null when there is none, or nothing to tell apart.</summary>
    private static string? Discriminator((EvaluationResults Result, JsonElement Schema)[] branches) => branches.Length == 1
        ? null
        : branches[0].Schema.Field("properties")?.EnumerateObject().Select(property => property.Name)
            .FirstOrDefault(name => branches.All(branch => Constant(branch.Schema, name) is not null));

    private static JsonElement? Constant(JsonElement branch, string property) => branch.Field("properties")?.Field(property)?.Field("const");

    private static string Keyword(EvaluationResults part, EvaluationResults parent) =>
        part.EvaluationPath.GetSegment(parent.EvaluationPath.SegmentCount).ToString();

    private static string LastStep(EvaluationResults part) =>
        part.InstanceLocation.GetSegment(part.InstanceLocation.SegmentCount - 1).ToString()
            .Replace("~1", "/", StringComparison.Ordinal)
            .Replace("~0", "~", StringComparison.Ordinal);

    private static int Position(JsonElement value, string step) => value.ValueKind == JsonValueKind.Array
        ? int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)
        : value.EnumerateObject().TakeWhile(field => !field.NameEquals(step)).Count();

    private static string Field(string path, string name)
    {
        var isPlain = name.Length is > 0 and <= LongestName && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '$');
        return isPlain ? path + (path.Length == 0 ? "" : ".") + name : $"{path}[\"{(name.Length > LongestName ? name[..LongestName] : name)}\"]";
    }

    private static JsonNode? Excerpt(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Take(MostItems).Select(Excerpt)]),
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().Take(MostFields).Select(field => KeyValuePair.Create(field.Name, Excerpt(field.Value)))),
        _ => JsonNode.Parse(value.GetRawText()),
    };

    private static JsonElement Element(JsonNode? node) => JsonElement.Parse(node?.ToJsonString() ?? "null");

    /// <summary>Half a surrogate pair can be written in JSON, but it is no text: where it stands, or null.</summary>
    private static string? UnreadablePath(JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when !IsReadable(value):
                return path;
            case JsonValueKind.Array:
                return value.EnumerateArray().Select((item, index) => UnreadablePath(item, $"{path}[{index}]")).FirstOrDefault(found => found is not null);
            case JsonValueKind.Object:
                return value.EnumerateObject().Select(field => UnreadablePath(field.Value, Field(path, field.Name))).FirstOrDefault(found => found is not null);
            default:
                return null;
        }
    }

    private static bool IsReadable(JsonElement text)
    {
        try
        {
            return text.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
