namespace HeyGen.McpServer.Jobs.Polling;

/// <summary>What every kind of job is polled with.</summary>
internal sealed record PollingSettings(
    IJobReader Reader, TimeProvider Time, double Speed, Func<JobKind, double> IntervalFactor, Lock Gate, ILogger Logger);
