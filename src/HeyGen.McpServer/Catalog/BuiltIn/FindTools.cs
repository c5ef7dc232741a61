using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using HeyGen.McpServer.Schemas;

namespace HeyGen.McpServer.Catalog.BuiltIn;

internal sealed record FindTools
{
    public const string Toolset = "find";

    [Description("What you want to do, in plain words, or a tool's exact name."), StringLength(500, MinimumLength = 1)]
    public required string Query { get; init; }

    [Description("Most tools to return."), Range(1, 10), DefaultValue(3)]
    public int? Limit { get; init; }

    public static ToolDefinition Definition { get; } = new()
    {
        Name = "find_tools",
        Title = "Find tools",
        Description = "Finds tools that are not listed, by intent or name, and shows their arguments. Run them with run_read_tool or run_tool.",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        StaysInside = true,
        RequestType = ToolJson.Default.FindTools,
        Handler = typeof(FindToolsHandler),
        Example = """{"query": "translate a film into another language"}""",
    };
}

/// <summary>Does <c>find_tools</c>.</summary>
internal sealed class FindToolsHandler(IToolCatalog catalog) : IToolHandler
{
    private const int UsualLimit = 3;

    private readonly ToolIndex index = new(catalog.All.Where(tool => tool.Toolset != FindTools.Toolset).Select(ToolText.Of));

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var asked = call.Read(ToolJson.Default.FindTools);
        return Task.FromResult(new FoundTools(index, call.Caller.Tools).Answer(asked.Query, asked.Limit ?? UsualLimit));
    }
}

/// <summary>The texts by which a tool is found, each with how much a word in it counts.</summary>
/// <param name="Name">The tool's name.</param>
/// <param name="Prior">How much more, or less, likely than others it is what somebody wants, whatever the question.</param>
internal sealed record ToolText(string Name, double Prior, IReadOnlyList<(double Weight, string Text)> Fields)
{
    public static ToolText Of(ToolDefinition tool)
    {
        var properties = Properties(ToolManifests.Read(tool.Name).InputSchema).DistinctBy(property => property.Name).ToList();
        return new ToolText(
            tool.Name,
            (tool.IsDefault ? 1.1 : tool.Toolset == PreviewToolset.Name ? 0.9 : 1)
                * (tool.Effects.HasFlag(Effects.Spends) ? 1.05 : tool.Effects.HasFlag(Effects.Deletes) ? 0.95 : 1),
            [
                (3, string.Join(' ', tool.Aliases.Prepend(tool.Name))),
                (3, tool.Title),
                (3, tool.Keywords),
                (1.5, tool.Description),
                (0.6, string.Join(' ', properties.Select(property => property.Name))),
                (0.3, string.Join(' ', properties.Select(property => Text(property.Value)))),
            ]);
    }

    /// <summary>The properties of all levels.</summary>
    private static IEnumerable<JsonProperty> Properties(JsonElement schema)
    {
        var own = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().ToList() : [];
        var branches = schema.TryGetProperty("anyOf", out var union) ? union.EnumerateArray().SelectMany(Properties) : [];
        var items = schema.TryGetProperty("items", out var item) ? Properties(item) : [];
        return [.. own, .. own.SelectMany(property => Properties(property.Value)), .. branches, .. items];
    }

    private static string Text(JsonElement property)
    {
        var description = property.TryGetProperty("description", out var text) ? text.GetString() : "";
        return property.TryGetProperty("enum", out var values) ? $"{description} {string.Join(' ', values.EnumerateArray())}" : description!;
    }
}

/// <summary>BM25 over the fields of tools' texts. The texts are read at the first question: a conversation that asks none does not pay for them.</summary>
internal sealed partial class ToolIndex(IEnumerable<ToolText> texts)
{
    /// <summary>How soon more of the same word stops to count.</summary>
    private const double Saturation = 1.2;

    /// <summary>How much a long text is held against a tool.</summary>
    private const double LengthWeight = 0.5;

    /// <summary>A word that one tool alone has is often chance ("throw", "yesterday") and must not outweigh what is asked about.</summary>
    private const double MostRarity = 3.5;

    /// <summary>Words that begin alike ("translate", "translation") count half of what the same word does.</summary>
    private const int PrefixLength = 5;
    private const double PrefixWeight = 0.5;

    private static readonly FrozenSet<string> stopWords = FrozenSet.Create(
        StringComparer.Ordinal,
        ("a an and the of to in on at for from by with into as or is are am be been it its this that these those i me my we us our you your he his she her " +
        "they them their do does did can could would will please want need like let so if than then there here have has had just some any").Split(' '));

    private readonly Lazy<Tables> tables = new(() => new Tables([.. texts]));

    /// <summary>Names of tools, the best first; only those that fit at all. Of two that fit alike, the one that is listed first.</summary>
    public IReadOnlyList<string> Rank(string question)
    {
        var terms = Terms(question).Distinct().ToList();
        return
        [
            .. tables.Value.Tools.Select(tool => (tool.Name, Score: tool.Prior * terms.Sum(term => Score(tool, term))))
                .Where(hit => hit.Score > 0)
                .OrderByDescending(hit => hit.Score)
                .Select(hit => hit.Name),
        ];
    }

    /// <summary>Whether a question has the words of a name, one after the other.</summary>
    public static bool Names(string question, string name)
    {
        return Words(question).Contains(Words(name), StringComparison.Ordinal);

        static string Words(string text) => $" {string.Join(' ', Terms(text).Where(term => !term.EndsWith('*') && !term.Contains('_')))} ";
    }

    private double Score(IndexedTool tool, string term)
    {
        if (!tool.Weights.TryGetValue(term, out var weight))
            return 0;

        var saturation = Saturation * (1 - LengthWeight + (LengthWeight * tool.Length / tables.Value.MeanLength));
        return (term.EndsWith('*') ? PrefixWeight : 1) * tables.Value.Rarity[term] * weight / (weight + saturation);
    }

    /// <summary>Words in lower case without a plural's ending, and after each its beginning; of a name such as image_to_video also the whole.</summary>
    private static IEnumerable<string> Terms(string text)
    {
        var plain = CaseChange().Replace(text, "_").ToLowerInvariant().Replace("'s ", " ").Replace("'", "");
        foreach (var name in Name().Matches(plain).Select(match => match.Value))
        {
            if (name.Contains('_'))
            {
                yield return name;
            }

            foreach (var word in name.Split('_').Where(word => word.Length > 0 && !stopWords.Contains(word)).Select(Singular))
            {
                yield return word;
                if (word.Length >= PrefixLength)
                    yield return $"{word[..PrefixLength]}*";
            }
        }
    }

    private static string Singular(string word) => word switch
    {
        [_, _, .., 'i', 'e', 's'] => $"{word[..^3]}y",
        // "glass", "status" and "axis" are no plurals.
        [_, .., not ('s' or 'u' or 'i'), 's'] => word[..^1],
        _ => word,
    };

    [GeneratedRegex(@"\w+")]
    private static partial Regex Name();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex CaseChange();

    private sealed class Tables
    {
        public Tables(IReadOnlyList<ToolText> texts)
        {
            Tools = [.. texts.Select(text => new IndexedTool(text))];
            MeanLength = Tools.Average(tool => tool.Length);
            Rarity = Tools.SelectMany(tool => tool.Weights.Keys)
                .CountBy(term => term)
                .ToFrozenDictionary(term => term.Key, term => RarityOf(term.Value), StringComparer.Ordinal);
        }

        public IReadOnlyList<IndexedTool> Tools { get; }

        public double MeanLength { get; }

        public FrozenDictionary<string, double> Rarity { get; }

        private double RarityOf(int tools) => Math.Min(MostRarity, Math.Log(1 + ((Tools.Count - tools + 0.5) / (tools + 0.5))));
    }

    private sealed class IndexedTool
    {
        public IndexedTool(ToolText text)
        {
            (Name, Prior) = (text.Name, text.Prior);
            // A word counts once a field: a scene that repeats twenty fields says no more than one.
            Weights = text.Fields
                .SelectMany(field => Terms(field.Text).Distinct().Select(term => (Term: term, field.Weight)))
                .GroupBy(hit => hit.Term)
                .ToFrozenDictionary(group => group.Key, group => group.Sum(hit => hit.Weight), StringComparer.Ordinal);
            Length = Weights.Values.Sum();
        }

        public string Name { get; }

        public double Prior { get; }

        public FrozenDictionary<string, double> Weights { get; }

        public double Length { get; }
    }
}

/// <summary>
/// Words what was found, within a bound: an answer longer than the list of all tools would make the short list pointless. Schemas are most of it, so they
/// are left out or shortened, and the answer says how to see the rest.
/// </summary>
internal sealed partial class FoundTools(ToolIndex index, ToolSelection offer)
{
    /// <summary>A model reads <c>'</c> and <c>&amp;</c> as themselves.</summary>
    private static readonly JsonNodes plain =
        new(new JsonSerializerOptions(JsonNodes.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Most characters of text and structured content together, which a test holds below 2,000 tokens.</summary>
    private const int MostCharacters = 7_400;

    private const string HowToRun = "Call a tool by its name if your tool list has it; else pass name and arguments to the tool that run_with says.";
    private const string HowToSeeMore = " Arguments that are not shown: find_tools with the query NAME, or NAME.argument for the fields of one.";

    /// <summary>Without it a model looks for a scheduler by one query after the other.</summary>
    private const string NoSchedule =
        "There is no scheduler here: the host's own schedule, cron or a CI workflow runs \"heygen-mcp call TOOL ARGUMENTS\" at its times. ";

    /// <summary>How many levels of a schema are shown, the most first; below 0, names and types alone.</summary>
    private static readonly int[] depths = [3, 2, 1, 0, -1];

    public ToolResult Answer(string query, int limit)
    {
        string[] announced = [.. AnnouncedOperations.Names.Where(name => ToolIndex.Names(query, name))];
        var notice = announced.Length > 0 ? $"{AnnouncedOperations.Describe(announced)} " : Schedule().IsMatch(query) ? NoSchedule : "";
        return Pick(query, limit) is { Count: > 0 } hits ? Answer(hits, notice) : Nothing(notice);
    }

    [GeneratedRegex(@"\b(schedul\w*|cron|daily|weekly|monthly|recurring|every (day|morning|week|month|hour))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Schedule();

    /// <summary>The tools that are named, if nothing but names is asked for; else those that fit best.</summary>
    private IReadOnlyList<Hit> Pick(string query, int limit)
    {
        var words = query.Split([' ', ',', '\n', '\t', '"', '\'', '`'], StringSplitOptions.RemoveEmptyEntries);
        var named = words.Select(Named).ToList();
        return named.Count > 0 && named.TrueForAll(hit => hit is not null)
            ? [.. named.OfType<Hit>().DistinctBy(hit => hit.Path).Take(limit)]
            : [.. index.Rank(query).Select(offer.Find).OfType<ToolDefinition>().Take(limit).Select(tool => new Hit(tool, tool.Name, Schema(tool)))];
    }

    /// <summary>The tool, or the part of its arguments, that a word names: <c>NAME</c> or <c>NAME.argument.field</c>.</summary>
    private Hit? Named(string word)
    {
        var names = word.ToLowerInvariant().Replace('-', '_').Split('.');
        if (offer.Find(names[0]) is not { } tool)
            return null;

        var schema = names.Skip(1).Aggregate((JsonNode?)Schema(tool), Field);
        return schema is JsonObject found ? new Hit(tool, string.Join('.', names.Skip(1).Prepend(tool.Name)), (JsonObject)found.DeepClone()) : null;
    }

    private static JsonObject Schema(ToolDefinition tool) => JsonObject.Create(ToolManifests.Read(tool.Name).InputSchema)!;

    private static JsonNode? Field(JsonNode? schema, string name) =>
        schema is not JsonObject node ? null
            : node["properties"]?[name]
            ?? Field(node["items"], name)
            ?? (node["anyOf"] as JsonArray)?.Select(branch => Field(branch, name)).FirstOrDefault(found => found is not null);

    private static ToolResult Answer(IReadOnlyList<Hit> hits, string notice)
    {
        var rows = hits.Select(hit => Row(hit.Tool)).ToList();
        var lines = hits.Select(Line).ToList();
        var room = MostCharacters - (2 * (notice.Length + HowToRun.Length + HowToSeeMore.Length))
            - rows.Sum(row => row.ToJsonString().Length) - lines.Sum(line => line.Length);
        var isComplete = true;
        for (var i = 0; i < hits.Count; i++)
        {
            // The first hit is wanted most often, and shows its arguments whatever they take.
            var names = i == 0 ? Names(hits[i].Schema) : "";
            var schema = i == 0 ? Shortened(hits[i], room - names.Length) : hits[i].Schema;
            var json = schema is null ? "" : JsonSerializer.Serialize(schema, plain.JsonObject);
            var inText = schema is not null && 2 * json.Length <= room;
            isComplete &= inText && ReferenceEquals(schema, hits[i].Schema);
            if (schema is not null && (inText || i == 0))
            {
                rows[i][hits[i].Path == hits[i].Tool.Name ? "inputSchema" : hits[i].Path] = schema;
                room -= json.Length;
            }

            var shown = inText ? json : names;
            lines[i] += shown.Length == 0 ? "" : $"\n  {(inText ? "inputSchema" : "arguments")}: {shown}";
            room -= shown.Length;
        }

        var next = notice + HowToRun + (isComplete ? "" : HowToSeeMore);
        return new ToolResult
        {
            Kind = ResultKind.Done,
            Structured = new JsonObject { ["tools"] = new JsonArray([.. rows]), ["next"] = next },
            Text = $"{string.Join('\n', lines)}\n{next}",
        };
    }

    private static JsonObject Row(ToolDefinition tool)
    {
        var row = new JsonObject
        {
            ["name"] = tool.Name,
            ["description"] = tool.Description,
            ["effects"] = EffectsOf(tool.Effects),
            ["run_with"] = Runner(tool),
        };
        if (tool.Toolset == PreviewToolset.Name)
            row["note"] = "Preview: HeyGen may refuse it to this account.";

        return row;
    }

    private static string Line(Hit hit) => $"- {hit.Path}: {hit.Tool.Description} Effects: {EffectsOf(hit.Tool.Effects)}. run_with: {Runner(hit.Tool)}";

    private static string Runner(ToolDefinition tool) => tool.Toolset == FindTools.Toolset ? tool.Name : RunTools.RunnerOf(tool);

    /// <summary>The names of a schema's arguments, a star at those that are required.</summary>
    private static string Names(JsonObject schema)
    {
        var required = (schema["required"] as JsonArray)?.Select(name => (string?)name).ToHashSet() ?? [];
        var names = (schema["properties"] as JsonObject)?.Select(property => property.Key) ?? [];
        return string.Join(", ", names.Select(name => required.Contains(name) ? $"{name}*" : name));
    }

    /// <summary>As many levels of a schema as fit; null if none does.</summary>
    private static JsonObject? Shortened(Hit hit, int room) => hit.Schema.ToJsonString().Length <= room
        ? hit.Schema
        : depths.Select(depth => Shortened(hit.Schema, hit.Path, depth)).FirstOrDefault(schema => schema.ToJsonString().Length <= room);

    private static JsonObject Shortened(JsonObject schema, string path, int depth)
    {
        var shown = new JsonObject();
        foreach (var (name, value) in schema)
        {
            shown[name] = (name, value) switch
            {
                ("properties", JsonObject fields) => new JsonObject(fields.Select(field =>
                    KeyValuePair.Create<string, JsonNode?>(field.Key, ShortenedField((JsonObject)field.Value!, $"{path}.{field.Key}", depth)))),
                ("items", JsonObject items) => Shortened(items, path, depth),
                ("anyOf", JsonArray branches) => new JsonArray([.. branches.Select(branch => Shortened((JsonObject)branch!, path, depth))]),
                _ => value?.DeepClone(),
            };
        }

        return shown;
    }

    private static JsonObject ShortenedField(JsonObject field, string path, int depth)
    {
        if (depth > 0)
            return Shortened(field, path, depth - 1);

        var type = field["type"]?.DeepClone() ?? "object";
        return depth < 0 ? new JsonObject { ["type"] = type }
            : HasFields(field) ? new JsonObject { ["type"] = type, ["description"] = $"{(string?)field["description"]} Fields: {path}".TrimStart() }
            : (JsonObject)field.DeepClone();
    }

    private static bool HasFields(JsonNode? schema) =>
        schema is JsonObject node && (node.ContainsKey("properties") || node.ContainsKey("anyOf") || HasFields(node["items"]));

    private static string EffectsOf(Effects effects)
    {
        (Effects Effect, string Words)[] all =
        [
            (Effects.Reads, "only reads"),
            (Effects.Spends, "spends money or a quota"),
            (Effects.Deletes, "deletes for good"),
            (Effects.LocalFiles, "opens local files"),
        ];
        return effects == Effects.None ? "changes something, free" : string.Join(", ", all.Where(one => effects.HasFlag(one.Effect)).Select(one => one.Words));
    }

    private ToolResult Nothing(string notice) => ToolResult.From(new JsonObject
    {
        ["tools"] = new JsonArray(),
        ["next"] = $"{notice}No tool fits these words. Say in other words what you want to do; the tools are about: " +
            $"{string.Join(", ", offer.Reachable.Select(tool => tool.Toolset).Distinct())}.",
    });

    /// <summary>A tool, and which part of its arguments is asked for.</summary>
    private sealed record Hit(ToolDefinition Tool, string Path, JsonObject Schema);
}
