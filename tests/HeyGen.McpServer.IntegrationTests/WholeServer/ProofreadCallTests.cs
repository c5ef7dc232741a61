namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>The way from a video to its translation with proofread subtitles, as an agent goes it, before the sandbox.</summary>
public sealed class ProofreadCallTests
{
    [Fact]
    public async Task Proofread_FromVideoToFilm_SaysWhatTheEditedSubtitlesSay()
    {
        await using var server = await SandboxedServer.StartAsync();
        var prepared = await server.ResultAsync("create_proofread", """{"video": "https://example.com/a.mp4", "output_languages": "French", "title": "Tea"}""");
        Assert.Equal(("completed", "French"), ((string?)prepared["job"]!["state"], (string?)prepared["output_language"]));
        Assert.Contains("download_proofread_srt", (string?)prepared["next"], StringComparison.Ordinal);
        var proofread = (string)prepared["id"]!;

        var read = await server.ResultAsync("download_proofread_srt", $$"""{"proofread_id": "{{proofread}}"}""");
        var subtitles = (string)read["srt"]!;
        Assert.StartsWith("1\n00:00:00,000 --> ", subtitles, StringComparison.Ordinal);
        Assert.DoesNotContain("thé à la menthe", subtitles, StringComparison.Ordinal);
        var edited = subtitles.Replace("[French] This stands", "Un thé à la menthe <i>et/ou</i> un café stands", StringComparison.Ordinal);
        var sent = await server.ResultAsync("upload_proofread_srt", new JsonObject { ["proofread_id"] = proofread, ["srt"] = edited }.ToJsonString());
        Assert.Contains("generate_from_proofread", (string?)sent["next"], StringComparison.Ordinal);
        var again = await server.ResultAsync("download_proofread_srt", $$"""{"proofread_id": "{{proofread}}"}""");
        var film = await server.ResultAsync("generate_from_proofread", $$"""{"proofread_id": "{{proofread}}"}""");

        Assert.Equal(edited, (string?)again["srt"]);
        Assert.NotEqual((string?)again["srt_url"], (string?)again["original_srt_url"]);
        Assert.Equal(subtitles, await TextAsync(server, again["original_srt_url"]));
        Assert.Equal($"video_translation:{film["video_translation_id"]}", (string?)film["job"]!["id"]);
        Assert.NotNull(film["links"]!["video_url"]);
        Assert.Equal(edited, await TextAsync(server, film["links"]!["srt_caption_url"]));
        Assert.Contains("Un thé à la menthe", await TextAsync(server, film["links"]!["vtt_caption_url"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UploadSrt_AssetId_IsTakenAsItIs()
    {
        await using var server = await SandboxedServer.StartAsync();
        var proofread = await PreparedAsync(server);
        var first = await server.ResultAsync("upload_proofread_srt", Edit(proofread, "1\n00:00:00,000 --> 00:00:02,000\nBonjour\n"));

        await server.ResultAsync("upload_proofread_srt", Edit(proofread, "1\n00:00:00,000 --> 00:00:02,000\nSalut\n"));
        await server.ResultAsync("upload_proofread_srt", Edit(proofread, (string)first["asset_id"]!));

        var read = await server.ResultAsync("download_proofread_srt", $$"""{"proofread_id": "{{proofread}}"}""");
        Assert.Contains("Bonjour", (string?)read["srt"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task DownloadSrt_FromAWindowsEditor_ShowsNoMarksThatNobodySees()
    {
        await using var server = await SandboxedServer.StartAsync();
        var proofread = await PreparedAsync(server);

        await server.ResultAsync("upload_proofread_srt", Edit(proofread, "\uFEFF1\r\n00:00:00,000 --> 00:00:02,000\r\nGuten \u202ETag\r\n"));

        var read = await server.ResultAsync("download_proofread_srt", $$"""{"proofread_id": "{{proofread}}"}""");
        Assert.Equal("1\n00:00:00,000 --> 00:00:02,000\nGuten Tag\n", (string?)read["srt"]);
    }

    [Theory]
    [InlineData("Bonjour\nle monde")]
    [InlineData("1\n00:00:00,000 --> 00:00:02,000\nBonjour\n[cut here by heygen-mcp]")]
    public async Task UploadSrt_NoSubtitlesOrNotAll_IsRefusedBeforeAnythingIsSent(string srt)
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync("upload_proofread_srt", Edit("p1", srt));

        Assert.Equal(ResultKind.BadArguments, outcome.Kind);
        Assert.Contains("srt: ", outcome.Text, StringComparison.Ordinal);
        Assert.Empty(await server.RequestsAsync());
    }

    [Fact]
    public async Task DownloadSrt_TooLongToShow_IsCutAtALineAndMustNotComeBack()
    {
        await using var server = await SandboxedServer.StartAsync();
        var proofread = await PreparedAsync(server);
        var whole = new StringBuilder();
        for (var cue = 1; cue <= 600; cue++)
            whole.Append($"{cue}\n00:00:00,000 --> 00:00:02,000\nNoch ein Satz, der gesagt wird\n\n");

        await server.ResultAsync("upload_proofread_srt", Edit(proofread, whole.ToString()));

        var read = await server.ResultAsync("download_proofread_srt", $$"""{"proofread_id": "{{proofread}}"}""");
        var back = await server.CallAsync("upload_proofread_srt", Edit(proofread, (string)read["srt"]!));

        var shown = (string)read["srt"]!;
        Assert.InRange(shown.Length, 19_000, 20_100);
        Assert.EndsWith("\n[cut here by heygen-mcp]", shown, StringComparison.Ordinal);
        Assert.StartsWith(shown[..^"[cut here by heygen-mcp]".Length], whole.ToString(), StringComparison.Ordinal);
        Assert.Contains("must not be sent back", (string?)read["next"], StringComparison.Ordinal);
        Assert.Equal(ResultKind.BadArguments, back.Kind);
    }

    [Fact]
    public async Task DownloadSrt_LinkCannotBeRead_GivesTheLinksAllTheSame()
    {
        await using var server = await SandboxedServer.StartAsync();
        await server.FaultAsync(
            """{"operation": "download_proofread_srt", "status": 200, "content_type": "application/json", "body": "{\"data\": {\"srt_url\": \"http://127.0.0.1:9/gone.srt\"}}"}""");

        var read = await server.ResultAsync("download_proofread_srt", """{"proofread_id": "p1"}""");

        Assert.Equal("http://127.0.0.1:9/gone.srt", (string?)read["srt_url"]);
        Assert.Null(read["srt"]);
        Assert.Contains("could not be read", (string?)read["next"], StringComparison.Ordinal);
    }

    private static string Edit(string proofread, string srt) => new JsonObject { ["proofread_id"] = proofread, ["srt"] = srt }.ToJsonString();

    private static async Task<string> PreparedAsync(SandboxedServer server) =>
        (string)(await server.ResultAsync("create_proofread", """{"video": "https://example.com/a.mp4", "output_languages": "German", "title": "Tea"}"""))["id"]!;

    private static async Task<string> TextAsync(SandboxedServer server, JsonNode? link) =>
        await server.Http.GetStringAsync(new Uri((string)link!), TestContext.Current.CancellationToken);
}
