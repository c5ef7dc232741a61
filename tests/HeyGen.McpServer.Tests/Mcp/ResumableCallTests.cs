using HeyGen.McpServer.Mcp.Http;

namespace HeyGen.McpServer.Tests.Mcp;

public sealed class ResumableCallTests
{
    private static readonly TimeSpan window = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan tick = TimeSpan.FromTicks(1);

    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Token_NobodyReadsForTheWindow_IsCancelledThenAndNotBefore()
    {
        using var call = new ResumableCall(window, time, CancellationToken.None);
        call.Hold().Dispose();

        time.Advance(window - tick);
        Assert.False(call.Token.IsCancellationRequested);

        time.Advance(tick);
        Assert.True(call.Token.IsCancellationRequested);
    }

    [Fact]
    public void Token_SomebodyReads_IsNotCancelled()
    {
        using var call = new ResumableCall(window, time, CancellationToken.None);
        using var reader = call.Hold();

        time.Advance(TimeSpan.FromHours(1));

        Assert.False(call.Token.IsCancellationRequested);
    }

    [Fact]
    public void Token_ResumedAndDroppedAgain_HasAWholeWindowAnew()
    {
        using var call = new ResumableCall(window, time, CancellationToken.None);
        call.Hold().Dispose();
        time.Advance(window - tick);
        call.Hold().Dispose();

        time.Advance(window - tick);
        Assert.False(call.Token.IsCancellationRequested);

        time.Advance(tick);
        Assert.True(call.Token.IsCancellationRequested);
    }

    [Fact]
    public void Token_OneOfTwoReadersLeaves_IsNotCancelled()
    {
        using var call = new ResumableCall(window, time, CancellationToken.None);
        using var first = call.Hold();
        var second = call.Hold();

        second.Dispose();
        second.Dispose();
        time.Advance(TimeSpan.FromHours(1));

        Assert.False(call.Token.IsCancellationRequested);
    }

    [Fact]
    public void Token_CallCancelled_IsCancelled()
    {
        using var cancellation = new CancellationTokenSource();
        using var call = new ResumableCall(window, time, cancellation.Token);
        using var reader = call.Hold();

        cancellation.Cancel();

        Assert.True(call.Token.IsCancellationRequested);
    }

    [Fact]
    public void Release_AfterCallEnded_DoesNothing()
    {
        var call = new ResumableCall(window, time, CancellationToken.None);
        var reader = call.Hold();
        call.Dispose();

        reader.Dispose();

        time.Advance(TimeSpan.FromHours(1));
    }
}
