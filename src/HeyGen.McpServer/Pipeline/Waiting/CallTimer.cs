using HeyGen.McpServer.Files;
using HeyGen.McpServer.Pipeline.Submissions;

namespace HeyGen.McpServer.Pipeline.Waiting;

internal sealed class CallTimers(WaitTime waitTime, JobSpeed speed, TimeProvider time)
{
    /// <summary>Starts one. A call that starts work reports progress from its beginning; any other once there is something to report.</summary>
    public CallTimer Start(ToolCall call, CancellationToken cancellationToken)
    {
        var first = call.Tool.Submits ? "Preparing the call" : call.Tool.WaitsForJobs ? "Reading the jobs" : "Asking HeyGen";
        var timer = new CallTimer(call.Caller, waitTime.For(call.Options, call.Caller), first, speed, time, cancellationToken);
        if (call.Tool is { Submits: true } or { TakesWait: true })
            timer.Begin();

        return timer;
    }
}

/// <summary>One call's time and progress. Hosts count from its beginning: what files and the request took is not waited once more for the job.</summary>
internal sealed class CallTimer(Caller caller, TimeSpan wait, string first, JobSpeed speed, TimeProvider time, CancellationToken cancellationToken)
    : IAsyncDisposable
{
    private readonly long began = caller.ArrivedAt ?? time.GetTimestamp();
    private CallProgress? progress;

    public TimeSpan Wait => wait;

    /// <summary>What is left of the wait; never negative.</summary>
    public TimeSpan Left => wait - time.GetElapsedTime(began) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    public void Begin() => _ = Progress;

    public void Show(string message) => Progress?.Show(message);

    public void Show(JobKind kind, JobSnapshot snapshot) => Progress?.Show(kind, snapshot);

    public void Show(IReadOnlyList<KeyValuePair<JobState, int>> counts, TimeSpan usual) => Progress?.Show(counts, usual);

    public void Show(QueuePosition position) => Progress?.Show(position);

    public void Show(Transfer transfer, double share) => Progress?.Show(transfer, share);

    /// <summary>Returns when all progress was sent, so that the last notification goes out before the result does.</summary>
    public ValueTask DisposeAsync() => progress?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Begun with its first use; null when the client asked for none.</summary>
    private CallProgress? Progress => progress ??= CallProgress.Start(caller, first, speed, time, cancellationToken);
}

/// <summary>How long a call waits for its job when the caller does not say.</summary>
/// <param name="configured">The <c>--wait-seconds</c> setting.</param>
internal sealed class WaitTime(int? configured = null)
{
    /// <summary>Hosts cut a silent call off after 60 s; this leaves room for the request before and the answer after.</summary>
    private const int CautiousSeconds = 45;

    /// <summary>Clients known to restart their clock at each progress notification, by <c>clientInfo.name</c>, with a wait that they bear.</summary>
    private static readonly Dictionary<string, int> knownClients = new(StringComparer.OrdinalIgnoreCase)
    {
        ["claude-code"] = 240,
        ["Visual Studio Code"] = 240,
        [Caller.Terminal] = OwnArguments.MostWaitSeconds,
    };

    public TimeSpan For(CallOptions options, Caller caller)
    {
        var usual = caller is { ClientName: { } name, SendProgress: not null } && knownClients.TryGetValue(name, out var seconds) ? seconds : CautiousSeconds;
        // A task does the waiting for a client that takes one.
        return TimeSpan.FromSeconds(options.WaitSeconds ?? (caller.TakesTasks ? 0 : configured ?? usual));
    }
}
