using ModelContextProtocol.Protocol;

namespace EndToEnd.Failures;

/// <summary>
/// What goes wrong at HeyGen or on the way is an error result that says what happened, what to do next, and whether anything was charged;
/// and the server goes on.
/// </summary>
public sealed class RefusalTests(SandboxedServer server) : IClassFixture<SandboxedServer>
{
    private const string NothingCharged = "nothing was charged";
    private const string Unknown = "unknown whether";

    /// <summary>More than there are attempts, so that every one of them is hit.</summary>
    private const int EveryAttempt = 50;

    [Fact(Timeout = Patience.Test)]
    public async Task Create_WrongKey_SaysSo()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var connection = await McpConnection.OpenAsync(Transport.Stdio, [], cancellationToken, server.Sandbox.Variables(key: "wrong"));

        var result = await CreateAsync(connection.Client, server.Look, cancellationToken);

        AssertRefused(result, "unauthorized (HTTP 401)", NothingCharged, "Request id:");
        Assert.Equal(MainJob.NamedTools.Length,
            (await connection.Client.ListToolsAsync(cancellationToken: cancellationToken)).Count(tool => MainJob.NamedTools.Contains(tool.Name)));
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Create_EmptyWallet_SaysSo()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await server.Sandbox.SetCreditsAsync(0, cancellationToken);

        var result = await CreateAsync(server.Client, server.Look, cancellationToken);

        await server.Sandbox.SetCreditsAsync(1000, cancellationToken);
        AssertRefused(result, "insufficient_credit (HTTP 402)", NothingCharged, "get_current_user", "Request id:");
        await AssertWorksAsync(cancellationToken);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Create_UnknownLook_SaysWhereLooksAre()
    {
        var cancellationToken = TestContext.Current.CancellationToken;

        var result = await CreateAsync(server.Client, "no_such_look", cancellationToken);

        AssertRefused(result, "(HTTP 404)", NothingCharged, "list_avatar_looks", "Request id:");
        await AssertWorksAsync(cancellationToken);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Create_TooManyRequests_QueuesAndIsToldByAHandle()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        // A server of its own, for whoever creates after this one queues behind it.
        await using var connection = await McpConnection.OpenAsync(Transport.Stdio, [], cancellationToken, server.Sandbox.Variables());
        await server.Sandbox.FailAsync(
            new JsonObject
            {
                ["operation"] = "create_video",
                ["status"] = 429,
                ["code"] = "rate_limit_exceeded",
                ["headers"] = new JsonObject { ["Retry-After"] = "300" },
            },
            cancellationToken);

        var result = MainJob.Structured(await CreateAsync(connection.Client, server.Look, cancellationToken));

        Assert.Equal("queued", result.GetProperty("status").GetString());
        Assert.StartsWith("submission:", result.GetProperty("job").GetProperty("id").GetString(), StringComparison.Ordinal);
        await AssertWorksAsync(cancellationToken);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Create_ServerFault_SaysThatTheOutcomeIsUnknown()
    {
        await AssertFaultAsync(
            new JsonObject { ["status"] = 500 }, TestContext.Current.CancellationToken, "internal_error (HTTP 500)", Unknown, "list_videos", "Request id:");
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Create_PageOfAGateway_IsNotShownAsAnAnswer()
    {
        await AssertFaultAsync(
            new JsonObject { ["status"] = 502, ["body"] = "<html><body>Bad gateway</body></html>" }, TestContext.Current.CancellationToken, "(HTTP 502)",
                Unknown, "list_videos");
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Create_PageInsteadOfAnAnswer_SaysThatItCannotBeRead()
    {
        await AssertFaultAsync(
            new JsonObject { ["status"] = 200, ["body"] = "<html><body>Welcome</body></html>" }, TestContext.Current.CancellationToken, "unreadable_answer",
                Unknown, "list_videos");
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Create_ConnectionAlwaysCut_SaysThatTheOutcomeIsUnknown()
    {
        await AssertFaultAsync(
            new JsonObject { ["cut"] = "before" }, TestContext.Current.CancellationToken, "network_error", Unknown, "list_videos");
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Create_AnswerLostOnce_IsSubmittedOnce()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var before = await server.Sandbox.ExecutedAsync("create_video", cancellationToken);
        await server.Sandbox.FailAsync(new JsonObject { ["operation"] = "create_video", ["cut"] = "after" }, cancellationToken);

        var result = await CreateAsync(server.Client, server.Look, cancellationToken);

        Assert.Equal("running", MainJob.Structured(result).GetProperty("job").GetProperty("state").GetString());
        Assert.Equal(before + 1, await server.Sandbox.ExecutedAsync("create_video", cancellationToken));
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Read_ConnectionHangs_CanBeCancelledAndTheServerGoesOn()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var before = (await server.Sandbox.RequestsAsync(cancellationToken)).Count;
        await server.Sandbox.FailAsync(new JsonObject { ["operation"] = "list_voices", ["hang"] = true, ["times"] = EveryAttempt }, cancellationToken);
        using var impatience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var call = server.Client.CallToolAsync("list_voices", cancellationToken: impatience.Token);
        await Patience.UntilAsync(
            "the request", async () => (await server.Sandbox.RequestsAsync(cancellationToken)).Count > before ? "sent" : null, cancellationToken);

        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await call);
        await server.Sandbox.StopFailingAsync(cancellationToken);
        await AssertWorksAsync(cancellationToken);
    }

    /// <summary>Says something else each time: the same call again would be answered with the first one's job.</summary>
    private static async Task<CallToolResult> CreateAsync(McpClient client, string look, CancellationToken cancellationToken) =>
        await client.CallToolAsync(MainJob.Tool, MainJob.Arguments(look, $"Hello {Guid.NewGuid():N}.", waitSeconds: 0), cancellationToken: cancellationToken);

    private static void AssertRefused(CallToolResult result, params string[] told)
    {
        Assert.True(result.IsError);
        Assert.Null(result.StructuredContent);
        var text = MainJob.Text(result);
        Assert.All(told, part => Assert.Contains(part, text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("<html>", text, StringComparison.OrdinalIgnoreCase);
    }

    private async Task AssertFaultAsync(JsonObject fault, CancellationToken cancellationToken, params string[] told)
    {
        fault["operation"] = "create_video";
        fault["times"] = EveryAttempt;
        await server.Sandbox.FailAsync(fault, cancellationToken);

        var result = await CreateAsync(server.Client, server.Look, cancellationToken);

        await server.Sandbox.StopFailingAsync(cancellationToken);
        AssertRefused(result, told);
        await AssertWorksAsync(cancellationToken);
    }

    private async Task AssertWorksAsync(CancellationToken cancellationToken) =>
        Assert.Equal(server.Look, await MainJob.FirstLookAsync(server.Client, cancellationToken));
}
