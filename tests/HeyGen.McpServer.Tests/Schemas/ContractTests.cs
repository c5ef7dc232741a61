using System.Globalization;

namespace HeyGen.McpServer.Tests.Schemas;

/// <summary>
/// Holds the request records against HeyGen's contract, which nobody who wrote the records wrote: names, required fields, enums, bounds and
/// defaults.
/// </summary>
public sealed class ContractTests
{
    private static readonly string[] assertions =
    [
        "type", "default", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
        "minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "multipleOf",
    ];

    private const string AnotherMode = "The contract lists the fields of all modes together; this one belongs to another mode.";

    private const string OneModel = "The contract asks for the model; it is filled in while one alone is known.";

    private const string OpenBindings = "A literal may have any value, which no schema that every host reads can say.";

    private const string NotConfirmed = "The reference does not vouch for it, so nothing is promised.";

    /// <summary>Where a record differs on purpose: by tool, place and keyword, or by tool and place for all below it.</summary>
    private static readonly Dictionary<string, string> exceptions = new()
    {
        ["create_lipsync_batch#/lipsyncs[]/fps_mode enum"] =
            "The contract leaves the values open here; the items are bodies of create_lipsync, which has these.",
        ["generate_from_template#/fps enum"] = "Some hosts refuse an enum of numbers; a rule checks it.",
        ["create_hyperframes_render#/quality default"] = NotConfirmed,
        ["create_hyperframes_render#/format default"] = NotConfirmed,
        ["text_to_video#/image missing"] = AnotherMode,
        ["text_to_video#/reference_images missing"] = AnotherMode,
        ["text_to_video#/reference_videos missing"] = AnotherMode,
        ["text_to_video#/reference_audio missing"] = AnotherMode,
        ["image_to_video# required"] = "A clip that begins with a picture needs one; in the contract's flat list nothing of one mode can be required.",
        ["image_to_video#/reference_images missing"] = AnotherMode,
        ["image_to_video#/reference_videos missing"] = AnotherMode,
        ["image_to_video#/reference_audio missing"] = AnotherMode,
        ["reference_to_video#/image missing"] = AnotherMode,
        ["get_video_quality_comparison_batch#/token minLength"] = "A cursor is as long as HeyGen made it.",
        ["get_video_quality_comparison_batch#/token maxLength"] = "A cursor is as long as HeyGen made it.",
        ["text_to_video# required"] = OneModel,
        ["reference_to_video# required"] = OneModel,
        ["text_to_video#/model default"] = OneModel,
        ["image_to_video#/model default"] = OneModel,
        ["reference_to_video#/model default"] = OneModel,
        ["create_workflow#/product_graph/nodes[]/bindings{}"] = OpenBindings,
        ["update_workflow_draft#/product_graph/nodes[]/bindings{}"] = OpenBindings,
        ["publish_workflow_version#/product_graph/nodes[]/bindings{}"] = OpenBindings,
        ["design_voice#/seed maximum"] = "The contract has no bound; the record reads a 32-bit number.",
    };

    public static TheoryData<string> Tools => [.. ToolCatalog.All.Where(tool => tool.Operation is not null).Select(tool => tool.Name)];

    [Theory]
    [MemberData(nameof(Tools))]
    public void FullSchema_EveryOperation_SaysWhatTheContractSays(string name)
    {
        var tool = ToolCatalog.Find(name)!;
        var ours = SchemaBuilder.Full(tool);
        foreach (var own in tool.OwnArguments)
            ours["properties"]!.AsObject().Remove(own);

        var differences = Compare(ours, ContractSchema.For(tool), $"{name}#").ToList();

        static bool Covers(string exception, string place) => place == exception || (exception.EndsWith('}') && place.StartsWith(exception, StringComparison.Ordinal));
        Assert.DoesNotContain(differences, difference => !exceptions.Keys.Any(exception => Covers(exception, difference.Place)));
        Assert.All(
            exceptions.Keys.Where(place => place.StartsWith($"{name}#", StringComparison.Ordinal)),
            place => Assert.Contains(differences, difference => Covers(place, difference.Place)));
    }

    [Fact]
    public void Compare_Differences_AreFound()
    {
        var ours = JsonNode.Parse(
            """
            {"type": "object", "required": ["a"], "properties": {
              "a": {"type": "string", "enum": ["x"]}, "b": {"type": "integer", "minimum": 1}}}
            """)!.AsObject();
        var theirs = JsonNode.Parse(
            """
            {"type": "object", "required": [], "properties": {
              "a": {"type": "string", "enum": ["x", "y"]}, "b": {"type": "integer", "minimum": 2.0}, "c": {"type": "string"}}}
            """)!.AsObject();

        var places = Compare(ours, theirs, "#").Select(difference => difference.Place);
        Assert.Equal(["# required", "#/a enum", "#/b minimum", "#/c missing"], places.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Place, string Text)> Compare(JsonObject ours, JsonObject theirs, string path)
    {
        foreach (var keyword in assertions)
        {
            if (!Same(ours[keyword], theirs[keyword]))
                yield return Difference(path, keyword, ours[keyword], theirs[keyword]);
        }

        foreach (var keyword in (string[])["enum", "required"])
        {
            if (!Texts(ours[keyword]).SetEquals(Texts(theirs[keyword])))
                yield return Difference(path, keyword, ours[keyword], theirs[keyword]);
        }

        foreach (var difference in CompareProperties(ours["properties"] as JsonObject ?? [], theirs["properties"] as JsonObject ?? [], path)
            .Concat(CompareBranches(ours["anyOf"] as JsonArray ?? [], theirs["anyOf"] as JsonArray ?? [], path)))
        {
            yield return difference;
        }

        foreach (var (keyword, step) in ((string, string)[])[("items", "[]"), ("additionalProperties", "{}")])
        {
            if (ours[keyword] is not JsonObject && theirs[keyword] is not JsonObject)
                continue;

            foreach (var difference in Compare(ours[keyword] as JsonObject ?? [], theirs[keyword] as JsonObject ?? [], path + step))
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<(string Place, string Text)> CompareProperties(JsonObject ours, JsonObject theirs, string path) =>
        ours.Select(property => property.Key).Union(theirs.Select(property => property.Key)).SelectMany(name => (ours[name], theirs[name]) switch
        {
            (JsonObject our, JsonObject their) => Compare(our, their, $"{path}/{name}"),
            (null, _) => [($"{path}/{name} missing", $"{path}/{name}: only in the contract")],
            _ => [($"{path}/{name} unknown", $"{path}/{name}: not in the contract")],
        });

    private static IEnumerable<(string Place, string Text)> CompareBranches(JsonArray ours, JsonArray theirs, string path)
    {
        var ourBranches = ours.ToDictionary(branch => Discriminator(branch!.AsObject()), branch => branch!.AsObject());
        var theirBranches = theirs.ToDictionary(branch => Discriminator(branch!.AsObject()), branch => branch!.AsObject());
        return ourBranches.Keys.Union(theirBranches.Keys).SelectMany(value =>
            Compare(ourBranches.GetValueOrDefault(value) ?? [], theirBranches.GetValueOrDefault(value) ?? [], $"{path}({value})"));
    }

    private static string Discriminator(JsonObject branch) =>
        branch["properties"]!.AsObject().Select(property => property.Value!["enum"]).OfType<JsonArray>().First(values => values.Count == 1)[0]!.ToString();

    private static bool Same(JsonNode? ours, JsonNode? theirs) =>
        JsonNode.DeepEquals(ours, theirs) || (Number(ours) is { } our && Number(theirs) is { } their && our == their);

    private static decimal? Number(JsonNode? node) =>
        node is JsonValue value && decimal.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static HashSet<string> Texts(JsonNode? list) => [.. (list as JsonArray ?? []).Select(item => item!.ToString())];

    private static (string Place, string Text) Difference(string path, string keyword, JsonNode? ours, JsonNode? theirs) =>
        ($"{path} {keyword}", $"{path} {keyword}: ours {ours?.ToJsonString() ?? "none"}, the contract's {theirs?.ToJsonString() ?? "none"}");
}
