using HeyGen.McpServer.Mcp.Http;
using Microsoft.Extensions.Time.Testing;

namespace HeyGen.McpServer.Tests.Mcp;

public sealed class ResumableCallTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Token_NobodyReadsForTheWindow_IsCancelledThenAndNotBefore()
    {
        using var call = new ResumableCall(Window, time, CancellationToken.None);
        call.Hold().Dispose();

        time.Advance(Window - Tick);
        Assert.False(call.Token.IsCancellationRequested);

        time.Advance(Tick);
        Assert.True(call.Token.IsCancellationRequested);
    }

    [Fact]
    public void Token_SomebodyReads_IsNotCancelled()
    {
        using var call = new ResumableCall(Window, time, CancellationToken.None);
        using IDisposable reader = call.Hold();

        time.Advance(TimeSpan.FromHours(1));

        Assert.False(call.Token.IsCancellationRequested);
    }

    [Fact]
    public void Token_ResumedAndDroppedAgain_HasAWholeWindowAnew()
    {
        using var call = new ResumableCall(Window, time, CancellationToken.None);
        call.Hold().Dispose();
        time.Advance(Window - Tick);
        call.Hold().Dispose();

        time.Advance(Window - Tick);
        Assert.False(call.Token.IsCancellationRequested);

        time.Advance(Tick);
        Assert.True(call.Token.IsCancellationRequested);
    }

    [Fact]
    public void Token_OneOfTwoReadersLeaves_IsNotCancelled()
    {
        using var call = new ResumableCall(Window, time, CancellationToken.None);
        using IDisposable first = call.Hold();
        IDisposable second = call.Hold();

        second.Dispose();
        second.Dispose();
        time.Advance(TimeSpan.FromHours(1));

        Assert.False(call.Token.IsCancellationRequested);
    }

    [Fact]
    public void Token_CallCancelled_IsCancelled()
    {
        using var cancellation = new CancellationTokenSource();
        using var call = new ResumableCall(Window, time, cancellation.Token);
        using IDisposable reader = call.Hold();

        cancellation.Cancel();

        Assert.True(call.Token.IsCancellationRequested);
    }

    [Fact]
    public void Release_AfterCallEnded_DoesNothing()
    {
        var call = new ResumableCall(Window, time, CancellationToken.None);
        IDisposable reader = call.Hold();
        call.Dispose();

        reader.Dispose();

        time.Advance(TimeSpan.FromHours(1));
    }
}
