namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>Calls of preview tools that do more than send and shape, before the sandbox.</summary>
public sealed class PreviewCallTests
{
    [Theory]
    [InlineData("text_to_video", "")]
    [InlineData("image_to_video", ", \"image\": \"https://example.com/a.png\"")]
    [InlineData("reference_to_video", ", \"referenceImages\": [\"https://example.com/a.png\"]")]
    public async Task Clip_EachMode_IsAToolOfTheOneOperation(string tool, string more)
    {
        await using var server = await SandboxedServer.StartAsync();

        var result = await server.ResultAsync(tool, $$"""{"prompt": "Rain."{{more}}}""");

        Assert.Equal("completed", (string?)result["job"]!["state"]);
        Assert.StartsWith("model_video:", (string?)result["job"]!["id"], StringComparison.Ordinal);
        Assert.NotNull(result["links"]!["video_url"]);
        var body = JsonNode.Parse((string)(await server.RequestsAsync())[0]["body"]!)!;
        Assert.Equal(("heygen-video-1", tool), ((string?)body["model"], (string?)body["mode"]));
    }

    [Fact]
    public async Task LiveStream_Streaming_EndsTheWait()
    {
        await using var server = await SandboxedServer.StartAsync();

        var result = await OpenAsync(server);

        Assert.Equal(("streaming", "completed"), ((string?)result["status"], (string?)result["job"]!["state"]));
        Assert.EndsWith(".m3u8", new Uri((string)result["links"]!["hls_url"]!).AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LiveStream_Words_GoOnUntilTheStreamEnds()
    {
        await using var server = await SandboxedServer.StartAsync();
        var id = (string)(await OpenAsync(server))["stream_id"]!;

        var open = await server.ResultAsync("stream_avatar_realtime_words", $$"""{"stream_id": "{{id}}"}""");
        await server.ResultAsync("cancel_avatar_realtime_session", $$"""{"stream_id": "{{id}}"}""");
        var over = await server.ResultAsync("stream_avatar_realtime_words", $$"""{"stream_id": "{{id}}"}""");

        Assert.False((bool)open["ended"]!);
        Assert.Contains("again", (string?)open["next"], StringComparison.Ordinal);
        Assert.Equal("Hello", (string?)open["data"]![0]!["words"]![1]!["word"]);
        Assert.True((bool)over["ended"]!);
        Assert.Null(over["next"]);
    }

    [Fact]
    public async Task StreamedSpeech_Audio_IsCountedAndNotShown()
    {
        await using var server = await SandboxedServer.StartAsync();
        var voice = await VoiceAsync(server);

        var outcome = await server.CallAsync(
            "stream_model_speech", $$"""{"voice_id": "{{voice}}", "text": "One two three.", "language": "English", "with_timestamps": true}""");

        var result = outcome.Structured!;
        Assert.Equal(ResultKind.Done, outcome.Kind);
        Assert.Equal(1, (int)result["audio"]!["parts"]!);
        Assert.True((int)result["audio"]!["bytes"]! > 1000);
        Assert.Equal(["One", "two", "three."], result["data"]![0]!["word_alignments"]!.AsArray().Select(word => (string?)word!["text"]));
        Assert.Contains("generate_model_speech", (string?)result["next"], StringComparison.Ordinal);
        // The base64 of a WAV file begins so.
        Assert.DoesNotContain("UklGR", outcome.Text + result.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StreamedSpeech_BrokenOff_IsAFailure()
    {
        await using var server = await SandboxedServer.StartAsync();
        var voice = await VoiceAsync(server);

        var outcome = await server.CallAsync("stream_model_speech", $$"""{"voice_id": "{{voice}}", "text": "[sandbox:fail] One.", "language": "English"}""");

        Assert.True(outcome.IsError);
        Assert.Contains("broken off", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("unknown", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WorkflowRun_Partial_IsAFailureThatTellsWhereItsOutputsAre()
    {
        await using var server = await SandboxedServer.StartAsync();
        const string create = """
            {"name": "W", "product_graph": {"schema_version": "1.0.0", "nodes": [{"id": "a", "type": "model_video"}, {"id": "b", "type": "translation"}],
             "outputs": {"clip": {"node_id": "a", "port": "video"}, "dubbed": {"node_id": "b", "port": "video"}}}}
            """;
        var workflow = (string)(await server.ResultAsync("create_workflow", create))["id"]!;

        var outcome = await server.CallAsync("create_workflow_run", $$"""{"workflow_id": "{{workflow}}", "inputs": {"text": "[sandbox:fail]"} }""");

        Assert.True(outcome.IsError);
        Assert.Contains("partial", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("get_workflow_run", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("does not charge", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("A node of the run has failed.", outcome.Text, StringComparison.Ordinal);
        var run = (string)(await server.ResultAsync("list_workflow_runs", $$"""{"workflow_id": "{{workflow}}"}"""))["data"]![0]!["id"]!;
        var outputs = (await server.ResultAsync("get_workflow_run", $$"""{"run_id": "{{run}}"}"""))["outputs"]!.AsArray();
        Assert.Equal(["clip ready", "dubbed failed"], outputs.Select(output => $"{output!["name"]} {output["status"]}"));
        Assert.NotNull(outputs[0]!["url"]);
    }

    [Fact]
    public async Task ComparisonBatch_SomeFail_CountsAndNamesThem()
    {
        await using var server = await SandboxedServer.StartAsync();

        var comparisons = ((string[])["a", "[sandbox:fail]"]).Select(prompt => $$"""
            {"prompt": "{{prompt}}", "model_a": "one", "model_b": "two", "question_id": "craft",
             "video_a": "https://example.com/a.mp4", "video_b": "https://example.com/b.mp4"}
            """);

        var result = await server.ResultAsync("create_video_quality_comparison_batch", $$"""{"comparisons": [{{string.Join(',', comparisons)}}]}""");

        Assert.Equal("""{"completed":1,"failed":1}""", result["job"]!["counts"]!.ToJsonString());
        Assert.Equal(2, result["items"]!.AsArray().Count);
        Assert.Single(result["job"]!["failed_items"]!.AsArray());
    }

    [Fact]
    public async Task FieldsThatTheReferenceDoesNotKnow_Arrive()
    {
        await using var server = await SandboxedServer.StartAsync();

        await server.CallAsync("text_to_video", """{"prompt": "Rain", "model": "heygen-video-9", "camera": {"pan": 5}, "wait_seconds": 0}""");

        var body = JsonNode.Parse((string)(await server.RequestsAsync()).Single(request => (string?)request["operation"] == "create_model_video")["body"]!);
        Assert.Equal(("heygen-video-9", "text_to_video", 5), ((string?)body!["model"], (string?)body["mode"], (int)body["camera"]!["pan"]!));
    }

    private static async Task<JsonObject> OpenAsync(SandboxedServer server)
    {
        var look = (string)(await server.ResultAsync("list_avatar_looks", "{}"))["data"]![0]!["id"]!;
        var voice = (string)(await server.ResultAsync("list_voices", """{"engine": "starfish"}"""))["data"]![0]!["voice_id"]!;
        return await server.ResultAsync(
            "create_avatar_realtime_session",
            $$"""{"type": "text_stream", "avatar_id": "{{look}}", "voice_id": "{{voice}}", "text": "[sandbox:patient] Hello there."}""");
    }

    private static async Task<string> VoiceAsync(SandboxedServer server) =>
        (string)(await server.ResultAsync("create_model_audio_voice", """{"mode": "instant", "audio": "https://example.com/a.mp3"}"""))["voice_id"]!;
}
