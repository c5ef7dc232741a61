namespace HeyGen.McpServer.Jobs;

/// <summary>How much faster than at HeyGen jobs run here; only a sandbox's do.</summary>
/// <param name="Running">For estimates of progress.</param>
/// <param name="Polling">For the pauses between reads.</param>
internal sealed record JobSpeed(double Running, double Polling)
{
    /// <summary>HeyGen's own.</summary>
    public static JobSpeed Usual { get; } = new(1, 1);
}
