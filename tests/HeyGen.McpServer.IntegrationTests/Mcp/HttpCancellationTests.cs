using HeyGen.McpServer.Mcp.Http;
using Microsoft.Extensions.Time.Testing;

namespace HeyGen.McpServer.IntegrationTests.Mcp;

/// <summary>What ends the wait of a tool call over HTTP, and what does not.</summary>
public sealed class HttpCancellationTests
{
    private static readonly TimeSpan second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task NewestRevision_PostCloses_StopsCall()
    {
        var tool = new WaitingTool();
        await using var conversation = await HttpConversation.StartAsync(tool);
        conversation.Revision = "2026-07-28";
        using var client = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        // In this revision no headers come before the first message, so that there is no answer yet to dispose of.
        var call = conversation.PostUntilAsync(Messages.WithMetadata(Messages.CallWait(1)), client.Token);
        await tool.Started.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken);

        await client.CancelAsync();

        await tool.Stopped.WaitAsync(second, TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Theory]
    [InlineData("2025-03-26")]
    [InlineData("2025-11-25")]
    public async Task Session_Deleted_StopsCall(string revision)
    {
        var tool = new WaitingTool();
        await using var conversation = await HttpConversation.StartAsync(tool);
        await conversation.InitializeAsync(revision);
        using var call = await conversation.PostAsync(Messages.CallWait(2));
        await tool.Started.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken);

        using var deleted = await conversation.SendAsync(new HttpRequestMessage(HttpMethod.Delete, conversation.Endpoint));

        await tool.Stopped.WaitAsync(second, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
    }

    [Theory]
    [InlineData("2025-03-26")]
    [InlineData("2025-11-25")]
    public async Task Session_CancelledNotification_StopsCall(string revision)
    {
        var tool = new WaitingTool();
        await using var conversation = await HttpConversation.StartAsync(tool);
        await conversation.InitializeAsync(revision);
        using var call = await conversation.PostAsync(Messages.CallWait(2));
        await tool.Started.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken);

        (await conversation.PostAsync(Messages.Cancelled(2))).Dispose();

        await tool.Stopped.WaitAsync(second, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task LegacySse_StreamCloses_StopsCall()
    {
        var tool = new WaitingTool();
        await using var conversation = await HttpConversation.StartAsync(tool, HttpConversation.FreePort with { LegacySse = true });
        var (stream, endpoint) = await OpenLegacyAsync(conversation);
        await PostLegacyAsync(conversation, endpoint, Messages.CallWait(2));
        await tool.Started.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken);

        stream.Dispose();

        await tool.Stopped.WaitAsync(second, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task LegacySse_MoreRequestsThanAnswersRead_ClosesStream()
    {
        var tool = new WaitingTool();
        await using var conversation = await HttpConversation.StartAsync(tool, HttpConversation.FreePort with { LegacySse = true });
        var (stream, endpoint) = await OpenLegacyAsync(conversation);
        using var opened = stream;
        for (var request = 0; request < UnansweredRequests.MostOfASession; request++)
            await PostLegacyAsync(conversation, endpoint, Messages.CallWait(2 + request));

        await tool.Started.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken);
        Assert.False(tool.Stopped.IsCompleted);

        await PostLegacyAsync(conversation, endpoint, Messages.CallWait(2 + UnansweredRequests.MostOfASession));

        await tool.Stopped.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("2025-03-26")]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    public async Task Session_PostDropsAndIsResumed_CallGoesOnToItsResult(string revision)
    {
        var tool = new WaitingTool();
        var time = new FakeTimeProvider();
        await using var conversation = await HttpConversation.StartAsync(tool, HttpConversation.FreePort with { TimeProvider = time });
        await conversation.InitializeAsync(revision);
        var call = await conversation.PostAsync(Messages.CallWaitWithProgress(2));
        var progress = await HttpConversation.ReadEventsAsync(call)
            .FirstAsync(item => item.EventType == "message", TestContext.Current.CancellationToken);
        await tool.Started.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken);

        call.Dispose();
        using var resumed = await conversation.ResumeAsync(progress.EventId!);
        tool.Finish();

        var last = await HttpConversation.ReadEventsAsync(resumed)
            .FirstAsync(item => item.Data.Contains("finished", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Equal(2, (int?)JsonNode.Parse(last.Data)!["id"]);
        Assert.False(tool.Stopped.IsCompleted);
    }

    [Theory]
    [InlineData("2024-11-05", false)]
    [InlineData("2025-03-26", false)]
    [InlineData("2025-06-18", false)]
    [InlineData("2025-11-25", true)]
    public async Task Session_EventWithoutData_IsSentToThoseWhoKnowIt(string revision, bool expected)
    {
        var tool = new WaitingTool();
        tool.Finish();
        await using var conversation = await HttpConversation.StartAsync(tool);

        using var initialized = await conversation.PostAsync(Messages.Initialize(revision));
        var opening = await initialized.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        await conversation.InitializeAsync(revision);
        using var called = await conversation.PostAsync(Messages.CallWait(2));
        var call = await called.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(expected, opening.Contains("data: \n", StringComparison.Ordinal));
        Assert.Equal(expected, call.Contains("data: \n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2025-03-26")]
    [InlineData("2025-11-25")]
    public async Task Session_PostDropsAndNobodyResumes_StopsCallAfterResumeWindow(string revision)
    {
        var tool = new WaitingTool();
        var time = new FakeTimeProvider();
        await using var conversation = await HttpConversation.StartAsync(tool, HttpConversation.FreePort with { TimeProvider = time });
        await conversation.InitializeAsync(revision);
        var call = await conversation.PostAsync(Messages.CallWait(2));
        await tool.Started.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken);
        var dropped = time.GetUtcNow();

        call.Dispose();
        var stopped = await AdvanceUntilAsync(tool.Stopped, time, conversation);

        // Fake time runs ahead of the real time in which the server notices the drop; the SDK itself would end an idle session after two hours.
        Assert.InRange(stopped - dropped, ResumableCalls.ResumeWindow, TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task Session_AnswerThatNobodyFetchedInTheWindow_IsForgotten()
    {
        var tool = new WaitingTool();
        tool.Finish();
        var time = new FakeTimeProvider();
        await using var conversation = await HttpConversation.StartAsync(tool, HttpConversation.FreePort with { TimeProvider = time });
        await conversation.InitializeAsync("2025-11-25");
        using var call = await conversation.PostAsync(Messages.CallWait(2));
        var opened = (await HttpConversation.ReadEventsAsync(call).ToListAsync(TestContext.Current.CancellationToken))[0];

        using var inTime = await conversation.ResumeAsync(opened.EventId!);
        Assert.Contains("finished", await inTime.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        time.Advance(ResumableCalls.ResumeWindow * 2);
        using var late = await conversation.ResumeAsync(opened.EventId!);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, late.StatusCode);
    }

    /// <summary>Lets fake time pass second by second, each with a real request between, until the task is done; returns when that was.</summary>
    private static async Task<DateTimeOffset> AdvanceUntilAsync(Task done, FakeTimeProvider time, HttpConversation conversation)
    {
        using var patience = new CancellationTokenSource(Messages.Patience);
        while (!done.IsCompleted)
        {
            time.Advance(second);
            await conversation.Http.GetStringAsync("/healthz", patience.Token);
        }
        return time.GetUtcNow();
    }

    private static async Task<(HttpResponseMessage Stream, string Endpoint)> OpenLegacyAsync(HttpConversation conversation)
    {
        var stream = await conversation.Http.GetAsync("/mcp/sse", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var endpoint = await HttpConversation.ReadEventsAsync(stream).FirstAsync(TestContext.Current.CancellationToken);
        await PostLegacyAsync(conversation, endpoint.Data, Messages.Initialize("2024-11-05"));
        return (stream, endpoint.Data);
    }

    private static async Task PostLegacyAsync(HttpConversation conversation, string endpoint, JsonObject message)
    {
        using var answer = await conversation.Http.PostAsync(endpoint, Json(message), TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static StringContent Json(JsonObject message) => new(message.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
}
