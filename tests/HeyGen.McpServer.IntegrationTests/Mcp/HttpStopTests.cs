using HeyGen.McpServer.Mcp.Http;

namespace HeyGen.McpServer.IntegrationTests.Mcp;

/// <summary>How the HTTP server ends.</summary>
public sealed class HttpStopTests
{
    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2025-03-26")]
    public async Task Stop_CallFinishesWhileDraining_AnswersIt(string revision)
    {
        var tool = new WaitingTool();
        await using var conversation = await HttpConversation.StartAsync(tool, HttpConversation.FreePort with { DrainTime = Messages.Patience });
        await conversation.InitializeAsync(revision);
        using var call = await conversation.PostAsync(Messages.CallWait(2));
        await tool.Started.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken);

        var stopped = conversation.StopAsync();
        tool.Finish();

        var answer = await HttpConversation.ReadEventsAsync(call)
            .FirstAsync(item => item.Data.Contains("\"id\":2", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Contains("finished", answer.Data);
        await stopped.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2025-03-26")]
    [InlineData("2026-07-28")]
    public async Task Stop_CallOutlastsDrainTime_StopsIt(string revision)
    {
        var tool = new WaitingTool();
        await using var conversation = await HttpConversation.StartAsync(
            tool, HttpConversation.FreePort with { DrainTime = TimeSpan.FromMilliseconds(100) });
        var newest = revision == "2026-07-28";
        if (newest)
        {
            conversation.Revision = revision;
        }
        else
        {
            await conversation.InitializeAsync(revision);
        }

        var call = conversation.PostAsync(newest ? Messages.WithMetadata(Messages.CallWait(2)) : Messages.CallWait(2));
        await tool.Started.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken);

        var stopped = conversation.StopAsync();

        await tool.Stopped.WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        await stopped.WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        await Task.WhenAny(call);
    }

    [Fact]
    public async Task RunAsync_Stopped_ReturnsZero()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var exit = HttpServer.RunAsync(Messages.Over(Messages.Serving(new WaitingTool())), HttpConversation.FreePort, stop.Token);
        Assert.False(exit.IsCompleted);
        await stop.CancelAsync();

        Assert.Equal(0, await exit.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken));
    }
}
