using HeyGen.McpServer.Manifests;
using HeyGen.McpServer.Mcp;
using HeyGen.McpServer.Mcp.Calls;
using Microsoft.ML.Tokenizers;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Tests.Schemas;

public sealed class ManifestTests
{
    private const int MostTokensOfATool = 1_200;
    private const int MostTokensOfInstructions = 200;
    private const int MostToolsOfTheDefaultList = 30;
    private const int MostTokensOfTheDefaultList = 6_000;
    private const int MostTokensOfAll = 22_000;

    private static readonly ServerSettings everything = new() { Toolsets = ["all"] };

    private static readonly TiktokenTokenizer tokenizer = TiktokenTokenizer.CreateForEncoding("o200k_base");

    public static TheoryData<string> Tools => [.. ToolCatalog.All.Select(tool => tool.Name)];

    [Theory]
    [InlineData("create_video_from_image", true)]
    [InlineData("create_video_batch", true)]
    [InlineData("list_voices", false)]
    [InlineData("delete_video", false)]
    public void Listed_SchemaThatHidesFields_SaysWhereTheyAre(string name, bool hides) =>
        Assert.Equal(hides, SchemaBuilder.Listed(ToolCatalog.Find(name)!).ContainsKey("description"));

    /// <summary>What cannot be guessed, and was told wrongly once.</summary>
    [Theory]
    [InlineData("create_video_from_image", "voice_id", "From list_voices; only a look may have a default.")]
    [InlineData("create_avatar_consent", "consent_text", "What the person agrees to")]
    [InlineData("list_assets", "username", "username of get_current_user")]
    public void Argument_SaysWhereItComesFrom(string tool, string argument, string words) => Assert.Contains(
        words, (string)SchemaBuilder.Full(ToolCatalog.Find(tool)!)["properties"]![argument]!["description"]!, StringComparison.Ordinal);

    [Fact]
    public async Task Files_InTheRepository_AreCurrent()
    {
        var files = ManifestFiles.Render(ManifestBuilder.Build(ToolCatalog.All));

        Assert.Empty(await ManifestFiles.StaleAsync(Repository.Root, files, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task StaleAsync_ChangedMissingAndLeftOver_AreNamed()
    {
        var folder = Directory.CreateTempSubdirectory("heygen-mcp-manifests").FullName;
        try
        {
            var manifests = Directory.CreateDirectory(Path.Combine(folder, "tool-manifests")).FullName;
            await File.WriteAllTextAsync(Path.Combine(manifests, "a.json"), "old\n", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(manifests, "gone.json"), "{}\n", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(manifests, "same.json"), "same\r\n", TestContext.Current.CancellationToken);
            var files = new Dictionary<string, string> { ["tool-manifests/a.json"] = "new\n", ["docs/b.md"] = "b\n", ["tool-manifests/same.json"] = "same\n" };

            var stale = await ManifestFiles.StaleAsync(folder, files, TestContext.Current.CancellationToken);
            Assert.Equal(["docs/b.md", "tool-manifests/a.json", "tool-manifests/gone.json"], stale);

            await ManifestFiles.WriteAsync(folder, files, stale, TestContext.Current.CancellationToken);
            Assert.Empty(await ManifestFiles.StaleAsync(folder, files, TestContext.Current.CancellationToken));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Tokens_OfTheWholeList_AreWhatTheIndexSays()
    {
        using var index = JsonDocument.Parse(File.ReadAllBytes(Repository.Path("tool-manifests", "index.json")));
        var recorded = index.RootElement.GetProperty("rows").EnumerateArray()
            .ToDictionary(row => row.GetProperty("name").GetString()!, row => row.GetProperty("tokens").GetInt32());
        var listed = ToolCatalog.All.ToDictionary(tool => tool.Name, tool => TokensOf(ListedTool.From(tool)));

        Assert.Equal(recorded.Keys.Order(), listed.Keys.Order());
        Assert.All(listed, tool => Assert.InRange(tool.Value, recorded[tool.Key] * 0.95, recorded[tool.Key] * 1.05));
        AssertNear(index.RootElement.GetProperty("tokens").GetInt32(), listed.Values.Sum());
        AssertNear(index.RootElement.GetProperty("default").GetProperty("tokens").GetInt32(), TokensOf(new ServerSettings()));
        AssertNear(index.RootElement.GetProperty("all").GetProperty("tokens").GetInt32(), TokensOf(everything));
    }

    [Fact]
    public void Tokens_OfTheDefaultList_StayWithinBounds()
    {
        Assert.InRange(ToolCatalog.Select([], readOnly: false).Listed.Count, 1, MostToolsOfTheDefaultList);
        Assert.InRange(TokensOf(new ServerSettings()), 1, MostTokensOfTheDefaultList);
    }

    [Fact]
    public void Tokens_OfEveryTool_StayWithinBounds() => Assert.InRange(TokensOf(everything), 1, MostTokensOfAll);

    [Theory]
    [MemberData(nameof(Tools))]
    public void Tokens_OfATool_StayWithinBounds(string tool) => Assert.InRange(TokensOf(ListedTool.From(ToolCatalog.Find(tool)!)), 1, MostTokensOfATool);

    [Fact]
    public void Tokens_OfTheInstructions_StayWithinBounds() => Assert.InRange(tokenizer.CountTokens(ServerInstructions.Text), 1, MostTokensOfInstructions);

    [Fact]
    public void Instructions_ToolsNamed_Exist()
    {
        var named = ServerInstructions.Text.Split([' ', '\n', '.', ',', ';', ':', '('], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Contains('_', StringComparison.Ordinal) && !word.EndsWith("_id", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.NotNull(ToolCatalog.Find(name)));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void Build_JobOfATool_IsDescribed(string tool)
    {
        var definition = ToolCatalog.Find(tool)!;
        var manifest = ToolManifests.Read(tool);

        Assert.Equal(definition.Job?.Kind.Name, manifest.Job?.Kind);
        if (manifest.Job is { } job)
            Assert.Equal(JobStates.Names, job.States);
    }

    [Fact]
    public void FindCheckout_OutsideOne_IsNull() => Assert.Null(ManifestFiles.FindCheckout(Path.GetTempPath()));

    /// <summary>A list that grows by more is a decision, to be seen in the index's diff.</summary>
    private static void AssertNear(int recorded, int actual) => Assert.InRange(actual, recorded * 0.95, recorded * 1.05);

    private static int TokensOf(ServerSettings settings) =>
        ToolCatalog.Select(settings.Toolsets, settings.ReadOnly).Listed.Sum(tool => TokensOf(ListedTool.From(tool)));

    private static int TokensOf(Tool tool) => tokenizer.CountTokens(JsonSerializer.Serialize(tool, McpJsonUtilities.DefaultOptions));
}
