using Microsoft.Extensions.Logging;

namespace HeyGen.McpServer.Jobs.Polling;

/// <summary>What every kind of job is watched with.</summary>
/// <param name="Reader">Looks at jobs.</param>
/// <param name="Time">The clock.</param>
/// <param name="Speed">How many times faster than at HeyGen jobs run here.</param>
/// <param name="PaceFactor">How many times longer than usual the pauses between looks are.</param>
/// <param name="Gate">Guards who waits for what.</param>
/// <param name="Logger">Where faults that pass are told.</param>
internal sealed record PollingSettings(
    IJobReader Reader, TimeProvider Time, double Speed, Func<JobKind, double> PaceFactor, Lock Gate, ILogger Logger);
