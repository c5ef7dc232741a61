using HeyGen.McpServer.Model;

namespace HeyGen.McpServer.Pipeline.Waiting;

/// <summary>
/// One call's time. What its files and the way to HeyGen took is not waited once more for the job: hosts count from the call's beginning.
/// </summary>
internal sealed class CallTime(ToolCall call, ToolServices services)
{
    private readonly long began = call.Caller.ArrivedAt ?? services.Time.GetTimestamp();

    /// <summary>How long the call may wait in all.</summary>
    public TimeSpan Wait { get; } = services.WaitTime.For(call.Options, call.Caller);

    public TimeSpan Elapsed => services.Time.GetElapsedTime(began);

    /// <summary>What is left of the wait; never negative.</summary>
    public TimeSpan Left => Wait > Elapsed ? Wait - Elapsed : TimeSpan.Zero;
}
