namespace HeyGen.McpServer.Tests.Catalog;

/// <summary>
/// What was observed of HeyGen's own MCP server (<c>official-tools.json</c>: names, operations, parameters) is understood here too, so that skills written for
/// that server work unchanged.
/// </summary>
public sealed class OfficialToolsTests
{
    private static readonly Lazy<JsonArray> official = new(() =>
        JsonNode.Parse(File.ReadAllBytes(Repository.Path("tests", "HeyGen.McpServer.Tests", "Catalog", "official-tools.json")))!.AsArray());

    public static TheoryData<string> Tools => [.. official.Value.Select(tool => (string)tool!["name"]!)];

    [Theory]
    [MemberData(nameof(Tools))]
    public void Find_OfficialName_IsTheToolOfItsOperation(string name)
    {
        var tool = ToolCatalog.Find(name);

        Assert.Equal((name, (string?)Official(name)["operation"]), (tool?.Name, tool?.Operation?.Id));
        Assert.All(Texts(Official(name)["aliases"]), alias => Assert.Same(tool, ToolCatalog.Find(alias)));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void Read_OfficialParameter_IsKnown(string name)
    {
        Assert.All(Texts(Official(name)["parameters"]), parameter => Assert.False(IsRefusedAsUnknown(name, parameter), parameter));
    }

    [Fact]
    public void Read_OtherParameter_IsUnknown() => Assert.True(IsRefusedAsUnknown("get_video", "no_such_parameter"));

    /// <summary>Whether the value fits is not asked here.</summary>
    private static bool IsRefusedAsUnknown(string tool, string parameter) =>
        new ArgumentReader(ToolCatalog.Find(tool)!, ToolManifests.Read(tool).InputSchema, []).Read(new JsonObject { [parameter] = "x" })
            .Problems.Any(problem => problem.Path == parameter && problem.Message.Contains("not a known field", StringComparison.Ordinal));

    private static JsonNode Official(string name) => official.Value.Single(tool => (string?)tool!["name"] == name)!;

    private static IEnumerable<string> Texts(JsonNode? list) => (list as JsonArray ?? []).Select(item => (string)item!);
}
