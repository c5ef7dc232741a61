namespace EndToEnd.Clients;

/// <summary>The official TypeScript clients, of the older revisions (sdk) and of 2026-07-28 (client), do the main job over every transport.</summary>
public sealed class TypeScriptClientTests(SharedServer server)
{
    [Theory(Timeout = Patience.Test)]
    [InlineData("sdk.mjs", Transport.Stdio, "2025-11-25")]
    [InlineData("sdk.mjs", Transport.StreamableHttp, "2025-11-25")]
    [InlineData("sdk.mjs", Transport.LegacySse, "2025-11-25")]
    [InlineData("client.mjs", Transport.Stdio, "2026-07-28")]
    [InlineData("client.mjs", Transport.StreamableHttp, "2026-07-28")]
    [InlineData("client.mjs", Transport.LegacySse, "2025-11-25")]
    public Task CreateVideo_OverTransport_ReportsProgressAndGivesALinkThatPlays(string script, Transport transport, string revision) =>
        DoMainJobAsync(script, "@modelcontextprotocol/sdk", transport, revision, TestContext.Current.CancellationToken);

    /// <summary>These clients refuse a whole result for one kind of content that their revision does not have.</summary>
    [Theory(Timeout = Patience.Test)]
    [InlineData("sdk-1.0.4", "2024-11-05")]
    [InlineData("sdk-1.11.4", "2025-03-26")]
    [InlineData("sdk-1.12.1", "2025-03-26")]
    public Task CreateVideo_OldSdk_ReceivesTheVideo(string sdk, string revision) =>
        DoMainJobAsync("sdk.mjs", sdk, Transport.Stdio, revision, TestContext.Current.CancellationToken);

    private async Task DoMainJobAsync(
        string script, string sdk, Transport transport, string revision, CancellationToken cancellationToken)
    {
        Requires.NodeClients(sdk);
        using var folder = new TemporaryFolder();
        var film = folder.File("video.mp4");

        var summary = await NodeScript.RunAsync(script, new JsonObject
        {
            ["sdk"] = sdk,
            ["transport"] = transport.ToString(),
            ["url"] = (transport is Transport.LegacySse ? server.Http.LegacySse : server.Http.Mcp).ToString(),
            ["command"] = ProgramUnderTest.Command,
            ["args"] = new JsonArray([.. ProgramUnderTest.Arguments(MainJob.SandboxOptions).Select(argument => JsonValue.Create(argument))]),
            ["script"] = $"Hello from {script} with {sdk} over {transport}.",
            ["download"] = film,
        }, cancellationToken);

        Assert.Equal(revision, summary["revision"]!.GetValue<string>());
        Assert.Superset(MainJob.NamedTools.ToHashSet(), summary["tools"]!.AsArray().Select(name => name!.GetValue<string>()).ToHashSet());
        Assert.Equal("completed", summary["state"]!.GetValue<string>());
        MainJob.AssertRises([.. summary["progress"]!.AsArray().Select(value => value!.GetValue<double>())]);
        await MainJob.AssertIsFilmAsync(film, cancellationToken);
    }
}
