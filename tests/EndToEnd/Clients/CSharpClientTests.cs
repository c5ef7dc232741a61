using ModelContextProtocol.Protocol;

namespace EndToEnd.Clients;

/// <summary>The official C# client does the main job over every transport.</summary>
public sealed class CSharpClientTests(SharedServer server)
{
    [Theory(Timeout = Patience.Test)]
    [InlineData(Transport.Stdio, "2026-07-28")]
    [InlineData(Transport.Stdio, "2025-11-25")]
    [InlineData(Transport.StreamableHttp, "2026-07-28")]
    [InlineData(Transport.StreamableHttp, "2025-11-25")]
    [InlineData(Transport.LegacySse, "2024-11-05")]
    public async Task CreateVideo_OverTransport_ReportsProgressAndGivesALinkThatPlays(Transport transport, string revision)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var connection = transport is Transport.Stdio
            ? await McpConnection.OpenAsync(transport, MainJob.SandboxOptions, cancellationToken, revision: revision)
            : await McpConnection.OpenAsync(transport, server.Http, cancellationToken, revision);
        Assert.Equal(revision, connection.Client.NegotiatedProtocolVersion);

        var tools = await connection.Client.ListToolsAsync(cancellationToken: cancellationToken);
        Assert.Superset(MainJob.NamedTools.ToHashSet(), tools.Select(tool => tool.Name).ToHashSet());

        var look = await MainJob.FirstLookAsync(connection.Client, cancellationToken);
        var progress = new MainJob.RecordedProgress();
        var arguments = MainJob.Arguments(look, $"Hello over {transport} in {revision}.");
        var result = await connection.Client.CallToolAsync(MainJob.Tool, arguments, progress, cancellationToken: cancellationToken);

        var video = MainJob.Structured(result);
        Assert.Equal("completed", video.GetProperty("job").GetProperty("state").GetString());
        // Clients of revisions before 2025-06-18 refuse a result with this kind of content.
        Assert.Equal(string.CompareOrdinal(revision, "2025-06-18") >= 0,
            result.Content.Any(block => block is ResourceLinkBlock { Uri: var uri, Description: var said } && uri.StartsWith("heygen://video/", StringComparison.Ordinal)
                && said == MainJob.Text(result).Split('\n')[0]));
        MainJob.AssertRises(progress.Sorted);
        await MainJob.AssertPlaysAsync(video.GetProperty("links").GetProperty("video_url").GetString()!, cancellationToken);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task NamedTools_EachCalledOnce_AnswerWithContent()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var connection = await McpConnection.OpenAsync(Transport.Stdio, ["--sandbox", "--sandbox-speed", "50"], cancellationToken);
        async Task<JsonElement> CallAsync(string tool, Dictionary<string, object?> arguments) =>
            MainJob.Structured(await connection.Client.CallToolAsync(tool, arguments, cancellationToken: cancellationToken));

        var looks = await CallAsync("list_avatar_looks", new() { ["ownership"] = "public" });
        var look = looks.GetProperty("data")[0].GetProperty("id").GetString()!;
        var video = await CallAsync(MainJob.Tool, MainJob.Arguments(look));
        var sounds = await CallAsync("search_audio_sounds", new() { ["query"] = "calm piano" });
        var avatar = await CallAsync("create_prompt_avatar", new() { ["name"] = "Ada", ["prompt"] = "A friendly engineer in a bright office" });
        var voices = await CallAsync("design_voice", new() { ["prompt"] = "A warm, low voice" });

        Assert.Equal("completed", video.GetProperty("status").GetString());
        Assert.NotEqual(0, sounds.GetProperty("data").GetArrayLength());
        Assert.Equal("completed", avatar.GetProperty("job").GetProperty("state").GetString());
        Assert.Contains("voice_id", voices.GetRawText(), StringComparison.Ordinal);
    }
}
