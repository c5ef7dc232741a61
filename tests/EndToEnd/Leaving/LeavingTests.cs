using System.Diagnostics;
using ModelContextProtocol.Protocol;

namespace EndToEnd.Leaving;

/// <summary>A client that goes away ends the waiting, never the render, and leaves no polling behind.</summary>
public sealed class LeavingTests(WatchedServer watched) : IClassFixture<WatchedServer>
{
    private const string LongScript = "[sandbox:seconds=600]";

    /// <summary>The contract is about a second; the rest is for a busy machine. A server that kept waiting would stay for minutes.</summary>
    private static readonly TimeSpan soonGone = TimeSpan.FromSeconds(5);

    /// <summary>A young job is read every 2.5 s at most, so who is silent for this long has stopped.</summary>
    private static readonly TimeSpan quiet = TimeSpan.FromSeconds(6);

    [Fact(Timeout = Patience.Test)]
    public async Task Stdio_InputEndsWhileWaiting_ExitsWith0()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        await using var server = StdioConversation.Start([], sandbox.Variables());
        await server.InitializeAsync("2025-11-25", cancellationToken);
        var looks = await server.CallAsync("list_avatar_looks", [], cancellationToken);
        var look = looks["result"]!["structuredContent"]!["data"]![0]!["id"]!.GetValue<string>();
        await server.PostAsync(
            "tools/call", StdioConversation.Call(MainJob.Tool, MainJob.JsonArguments(look, LongScript, waitSeconds: 600)), cancellationToken);
        await PolledAsync(sandbox, before: 0, cancellationToken);

        var clock = Stopwatch.StartNew();
        server.Process.Input.Close();
        var exitCode = await server.Process.WaitForExitAsync(cancellationToken);

        Assert.True(exitCode == 0, server.Process.Error);
        Assert.True(clock.Elapsed < soonGone, $"Left after {clock.Elapsed.TotalSeconds:0.0} s.");
        Assert.Equal(1, await sandbox.ExecutedAsync("create_video", cancellationToken));
    }

    /// <summary>SIGTERM: whoever waits is told the job's id, and a subscription ends with its last message.</summary>
    [Fact(Timeout = Patience.Test)]
    public async Task Stdio_Terminated_AnswersWhatIsOpen()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        await using var server = StdioConversation.Start([], sandbox.Variables());
        var looks = await server.RequestAsync("tools/call", OfNewestRevision(StdioConversation.Call("list_avatar_looks", [])), cancellationToken);
        var arguments = MainJob.JsonArguments(looks["result"]!["structuredContent"]!["data"]![0]!["id"]!.GetValue<string>(), LongScript, waitSeconds: 600);
        var call = await server.PostAsync("tools/call", OfNewestRevision(StdioConversation.Call(MainJob.Tool, arguments)), cancellationToken);
        await PolledAsync(sandbox, before: 0, cancellationToken);
        var listen = await server.PostAsync("subscriptions/listen", OfNewestRevision(new JsonObject { ["notifications"] = new JsonObject() }), cancellationToken);
        await server.ReadUntilAsync(message => (string?)message["method"] == "notifications/subscriptions/acknowledged", cancellationToken);

        using (var kill = Process.Start("kill", ["-TERM", $"{server.Process.Id}"]))
            await kill.WaitForExitAsync(cancellationToken);

        var answers = new Dictionary<int, JsonNode>();
        while (answers.Count < 2)
        {
            var answer = await server.ReadUntilAsync(message => message.ContainsKey("id"), cancellationToken);
            answers.Add(answer["id"]!.GetValue<int>(), answer["result"]!);
        }

        Assert.Equal(0, await server.Process.WaitForExitAsync(cancellationToken));
        Assert.StartsWith("video:", (string?)answers[call]["structuredContent"]!["job"]!["id"]);
        Assert.Equal("complete", (string?)answers[listen]["resultType"]);
    }

    /// <summary>Over HTTP the client deletes its session, over legacy SSE it closes the stream, in 2026-07-28 it closes the POST.</summary>
    [Theory(Timeout = Patience.Test)]
    [InlineData(Transport.StreamableHttp, "2025-11-25")]
    [InlineData(Transport.StreamableHttp, "2026-07-28")]
    [InlineData(Transport.LegacySse, "2024-11-05")]
    public async Task Http_ClientLeavesWhileWaiting_StopsPolling(Transport transport, string revision)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var connection = await watched.ConnectAsync(transport, revision, cancellationToken);
        var look = await MainJob.FirstLookAsync(connection.Client, cancellationToken);
        var before = (await watched.Sandbox.VideoReadsAsync(cancellationToken)).Count;
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var call = connection.Client.CallToolAsync(MainJob.Tool, MainJob.Arguments(look, $"{LongScript} Left over {transport} in {revision}.", waitSeconds: 600), cancellationToken: leaving.Token);
        await PolledAsync(watched.Sandbox, before, cancellationToken);

        if (revision == "2026-07-28")
            await leaving.CancelAsync();

        await connection.Client.DisposeAsync();
        var left = DateTimeOffset.UtcNow;

        await Assert.ThrowsAnyAsync<Exception>(async () => await call);
        await AssertQuietAsync(left, cancellationToken);
    }

    [Theory(Timeout = Patience.Test)]
    [InlineData(Transport.Stdio)]
    [InlineData(Transport.StreamableHttp)]
    [InlineData(Transport.LegacySse)]
    public async Task Call_CancelledByNotification_StopsPolling(Transport transport)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var connection = await watched.ConnectAsync(transport, "2025-11-25", cancellationToken);
        var look = await MainJob.FirstLookAsync(connection.Client, cancellationToken);
        var before = (await watched.Sandbox.VideoReadsAsync(cancellationToken)).Count;
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var id = new RequestId("the-call");
        var arguments = MainJob.JsonArguments(look, $"{LongScript} Cancelled over {transport}.", waitSeconds: 600);
        var call = connection.Client.SendRequestAsync(
            new JsonRpcRequest { Id = id, Method = RequestMethods.ToolsCall, Params = StdioConversation.Call(MainJob.Tool, arguments) }, giveUp.Token);
        await PolledAsync(watched.Sandbox, before, cancellationToken);

        await connection.Client.SendNotificationAsync(
            NotificationMethods.CancelledNotification, new CancelledNotificationParams { RequestId = id }, cancellationToken: cancellationToken);
        var cancelled = DateTimeOffset.UtcNow;

        await AssertQuietAsync(cancelled, cancellationToken);
        Assert.Equal(look, await MainJob.FirstLookAsync(connection.Client, cancellationToken));
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => call);
    }

    private static JsonObject OfNewestRevision(JsonObject parameters)
    {
        var metadata = parameters["_meta"] as JsonObject ?? [];
        metadata["io.modelcontextprotocol/protocolVersion"] = "2026-07-28";
        metadata["io.modelcontextprotocol/clientCapabilities"] = new JsonObject();
        metadata["io.modelcontextprotocol/clientInfo"] = new JsonObject { ["name"] = "end-to-end", ["version"] = "1" };
        parameters["_meta"] = metadata;
        return parameters;
    }

    /// <summary>The server waits for a job: it has looked at it.</summary>
    private static async Task PolledAsync(SandboxProgram sandbox, int before, CancellationToken cancellationToken) =>
        await Patience.UntilAsync(
            "a look at the job", async () => await sandbox.VideoReadsAsync(cancellationToken) is var reads && reads.Count > before ? reads : null, cancellationToken);

    private async Task AssertQuietAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        // Nothing signals that something does not happen: this wait is the observation itself.
        await Task.Delay(quiet, cancellationToken);
        var late = (await watched.Sandbox.VideoReadsAsync(cancellationToken)).Where(read => read.ReceivedAt > since + TimeSpan.FromSeconds(1.5)).ToList();
        Assert.Empty(late);
    }
}
