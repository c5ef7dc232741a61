using System.Collections.Concurrent;
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

    /// <summary>The client has cancelled a call.</summary>
    public void NoteCancelled(ToolDefinition tool, Caller caller)
    {
        if (tool.TakesWait && caller.ArrivedAt is { } arrived)
            waitTime.NoteCancelled(caller, time.GetElapsedTime(arrived));
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

/// <summary>How long a call waits for its job when the caller does not say, and at most.</summary>
/// <param name="configured">The <c>--wait-seconds</c> setting.</param>
/// <param name="hostLimit">When the host that started this process gives up on a call, where it says so.</param>
internal sealed class WaitTime(int? configured = null, TimeSpan? hostLimit = null)
{
    /// <summary>Hosts cut a silent call off after 60 s; this leaves room for the request before and the answer after.</summary>
    private const int CautiousSeconds = 45;

    /// <summary>Below it a cancelled call was a person's decision, not a time limit.</summary>
    private static readonly TimeSpan shortestLimit = TimeSpan.FromSeconds(5);

    /// <summary>Two calls cancelled after times this near ran into the same limit.</summary>
    private static readonly TimeSpan tolerance = TimeSpan.FromSeconds(1);

    /// <summary>What an answer needs to arrive before a limit.</summary>
    private static readonly TimeSpan margin = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Clients by a part of their <c>clientInfo.name</c>, to which gateways add words of their own, with a wait that they bear. Some restart their clock at
    /// each progress notification, and bear no more than others if they asked for none.
    /// </summary>
    private static readonly (string Name, int Seconds, bool NeedsProgress)[] knownClients =
    [
        (Caller.Terminal, OwnArguments.MostWaitSeconds, true),
        ("claude-code", 240, true),
        ("Visual Studio Code", 240, true),
        ("codex", 240, false),
        ("opencode", 75, false),
        ("qwen", 75, false),
        ("copilot", 75, false),
    ];

    private readonly ConcurrentDictionary<(string Tag, string? Client), CancelledCalls> cancelled = new();

    /// <summary><c>MCP_TOOL_TIMEOUT</c>, in milliseconds: Claude Code's limit for a call, which the servers that it starts inherit.</summary>
    public static TimeSpan? HostLimit() =>
        int.TryParse(Environment.GetEnvironmentVariable("MCP_TOOL_TIMEOUT"), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
            ? TimeSpan.FromMilliseconds(limit) : null;

    public TimeSpan For(CallOptions options, Caller caller)
    {
        // A task does the waiting for a client that takes one.
        var wanted = TimeSpan.FromSeconds(options.WaitSeconds ?? (caller.TakesTasks ? 0 : configured ?? Usual(caller)));
        return caller.ClientName != Caller.Terminal && Limit(caller) - margin is { } most && most < wanted
            ? most > TimeSpan.Zero ? most : TimeSpan.Zero
            : wanted;
    }

    /// <summary>A client that cancels twice after the same time has a limit of its own; waits stay below it from then on.</summary>
    public void NoteCancelled(Caller caller, TimeSpan after)
    {
        if (after < shortestLimit)
            return;

        cancelled.AddOrUpdate(
            (caller.Tag, caller.ClientName),
            _ => new CancelledCalls(after, Limit: null),
            (_, before) => new CancelledCalls(after, (after - before.Last).Duration() <= tolerance ? Shorter(after, before.Last) : before.Limit));
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private TimeSpan? Limit(Caller caller) => cancelled.GetValueOrDefault((caller.Tag, caller.ClientName))?.Limit ?? hostLimit;

    private static int Usual(Caller caller) => knownClients
        .Where(known => caller.ClientName?.Contains(known.Name, StringComparison.OrdinalIgnoreCase) is true)
        .Where(known => caller.SendProgress is not null || !known.NeedsProgress)
        .Select(known => known.Seconds)
        .FirstOrDefault(CautiousSeconds);

    private sealed record CancelledCalls(TimeSpan Last, TimeSpan? Limit);
}
