using ModelContextProtocol;

namespace HeyGen.McpServer.IntegrationTests.Recipes;

/// <summary>Each recipe, got as a prompt by a real client and followed by its own text, from its arguments to a file on disk.</summary>
public sealed class RecipeTests : IDisposable
{
    private const string CorrectedSubtitles = "1\n00:00:00,000 --> 00:00:02,000\nHeyGen, not Hey Jen.\n";

    private readonly TestFolder folder = new();

    public static TheoryData<string> Names => [.. new HeyGen.McpServer.Mcp.Prompts.Recipes().All.Select(recipe => recipe.PromptName)];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AutomatedBroadcast()
    {
        var run = await FollowAsync("automated_broadcast", new() { ["sources"] = "https://news.example/rss \"world\"", ["audience"] = "sales", ["seconds"] = "30" });

        AssertFilm(run[5], "broadcast");
    }

    [Fact]
    public async Task DataToVideo()
    {
        folder.Write("chart.png", TestFolder.Png);

        var run = await FollowAsync("data_to_video", new() { ["data"] = "sales.csv" }, new() { ["path of the chart"] = "chart.png" });

        AssertFilm(run[6], "data-video");
    }

    /// <summary>A weekly report: the figures of a CSV in a composition of our own.</summary>
    [Fact]
    public async Task AutomatedPipeline_FolderFilledFromACsvWithNarration()
    {
        Requires.Ffmpeg();
        folder.Write("week.csv", "visits,orders\n1200,48\n"u8.ToArray());
        Directory.CreateDirectory(folder.At("report"));
        folder.Write("report/index.html", """<div data-composition-id="main" data-width="1920" data-height="1080" data-duration="8">{{visits}} visits, {{orders}} orders</div>"""u8.ToArray());

        var rows = File.ReadAllLines(folder.At("week.csv")).Select(line => line.Split(',')).ToArray();
        var variables = new JsonObject(rows[0].Zip(rows[1], (name, value) => KeyValuePair.Create(name, (JsonNode?)value)));
        var run = await FollowAsync("automated_pipeline", new() { ["data"] = "week.csv", ["composition"] = "report", ["narration"] = "yes" },
            new() { ["an object with their values"] = variables.ToJsonString() });

        AssertFilm(run[4], "pipeline");
        Assert.True(new FileInfo($"{run[4]["path"]}-narrated.mp4").Length > 10_000);
    }

    [Fact]
    public async Task RepurposeContent_ThreeFormats()
    {
        folder.Write("article.png", TestFolder.Png);

        var run = await FollowAsync("repurpose_content", new() { ["article"] = "https://blog.example/tea", ["picture"] = "article.png" });

        Assert.Equal(3, Directory.GetFiles(folder.At("repurposed"), "*.mp4").Length);
        Assert.Single(run.Calls, "upload_asset");
    }

    [Fact]
    public async Task CinematicShot()
    {
        folder.Write("market.png", TestFolder.Png);

        var run = await FollowAsync("cinematic_shot", new() { ["scene"] = "A market at dusk", ["reference"] = "market.png", ["aspect_ratio"] = "9:16" });

        AssertFilm(run[6], "shots");
    }

    [Fact]
    public async Task VideoWithMusic()
    {
        Requires.Ffmpeg();

        var run = await FollowAsync("video_with_music", new() { ["topic"] = "How tea is made" });

        Assert.True(new FileInfo($"{run[6]["path"]}-music.mp4").Length > 10_000);
    }

    [Fact]
    public async Task TranslateWithProofreading_TwoLanguagesWithACorrectedSubtitle()
    {
        string[] subtitles = [];
        var run = await FollowAsync("translate_with_proofreading", new() { ["video"] = "https://example.com/talk.mp4", ["languages"] = "Spanish, French" },
            new() { ["the corrected SRT"] = CorrectedSubtitles },
            async run =>
            {
                using var http = new HttpClient();
                subtitles = await Task.WhenAll(run.All[5].Select(made => http.GetStringAsync((string)made["links"]!["srt_caption_url"]!, TestContext.Current.CancellationToken)));
            });

        Assert.Equal(["Spanish", "French"], run.All[5].Select(made => (string?)made["output_language"]));
        Assert.Equal(2, Directory.GetFiles(folder.At("translations"), "*.mp4").Length);
        Assert.Equal([CorrectedSubtitles, CorrectedSubtitles], subtitles);
    }

    [Fact]
    public async Task AvatarOfMe()
    {
        folder.Write("me.png", TestFolder.Png);

        var run = await FollowAsync("avatar_of_me", new() { ["person"] = "Anna \"Ann\" Ek", ["photo"] = "me.png", ["voice"] = "https://example.com/voice.mp3" });

        Assert.StartsWith("http", (string)run[2]["links"]!["url"]!, StringComparison.Ordinal);
        AssertFilm(run[6], "avatar");
    }

    [Fact]
    public async Task PersonalisedVideos_TwentyRows()
    {
        folder.Write("guests.csv", Encoding.UTF8.GetBytes("name,city\n" + string.Concat(Enumerable.Range(1, 20).Select(row => $"Guest {row},Ulm\n"))));

        await FollowAsync("personalised_videos", new() { ["rows_file"] = "guests.csv", ["script"] = "Hello {{name}}, see you in {{city}}!" });

        Assert.Equal(20, Directory.GetFiles(folder.At("videos"), "*.mp4").Length);
        Assert.Equal(21, File.ReadLines(folder.At("videos/results.csv")).Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Text_NamesOnlyToolsThereAreAndArgumentsItDeclares(string prompt)
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var conversation = await McpConversation.StartAsync(server.Composition.Serving);
        var recipe = new HeyGen.McpServer.Mcp.Prompts.Recipes().FindPrompt(prompt)!;
        var text = await GetAsync(conversation.Client, prompt, recipe.Arguments.ToDictionary(argument => argument.Name, argument => (object?)$"({argument.Name})"));

        Assert.All(recipe.Arguments, argument => Assert.Contains($"({argument.Name})", text, StringComparison.Ordinal));
        Assert.All(System.Text.RegularExpressions.Regex.Matches(text, "`([a-z]+_[a-z_]+)`").Select(match => match.Groups[1].Value).Except(["other_columns"]),
            named => Assert.NotNull(ToolCatalog.Find(named)));
        Assert.DoesNotContain("{{", prompt == "personalised_videos" ? "" : text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WithoutWhatIsRequired_NamesItAll()
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var conversation = await McpConversation.StartAsync(server.Composition.Serving);

        var refusal = await Assert.ThrowsAsync<McpProtocolException>(() => GetAsync(conversation.Client, "data_to_video", new Dictionary<string, object?> { ["dat"] = "a", ["data"] = "" }));

        Assert.Equal(McpErrorCode.InvalidParams, refusal.ErrorCode);
        Assert.Contains("data: required.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("dat: no argument of data_to_video.", refusal.Message, StringComparison.Ordinal);
    }

    private static void AssertFilm(JsonNode download, string where)
    {
        var path = (string)download["path"]!;
        Assert.Equal(where, Path.GetFileName(Path.GetDirectoryName(path)));
        Assert.Equal("ftyp"u8.ToArray(), File.ReadAllBytes(path)[4..8]);
    }

    private async Task<RecipeRun> FollowAsync(string prompt, Dictionary<string, object?> arguments, Dictionary<string, string>? written = null, Func<RecipeRun, Task>? before = null)
    {
        await using var server = await SandboxedServer.StartAsync(settings: new ServerSettings
        {
            ServesLocalUser = true,
            FilesDirs = [folder.Allowed],
            Toolsets = ["all"],
            Limits = new() { ConfirmAbove = 1_000 },
        });
        await using var conversation = await McpConversation.StartAsync(server.Composition.Serving);
        var run = new RecipeRun(conversation.Client, written ?? [], folder.Allowed);
        await run.FollowAsync(await GetAsync(conversation.Client, prompt, arguments));
        await (before?.Invoke(run) ?? Task.CompletedTask);
        return run;
    }

    private static async Task<string> GetAsync(McpClient client, string prompt, IReadOnlyDictionary<string, object?> arguments)
    {
        var got = await client.GetPromptAsync(prompt, arguments, cancellationToken: TestContext.Current.CancellationToken);
        return Assert.IsType<TextContentBlock>(Assert.Single(got.Messages).Content).Text;
    }
}
