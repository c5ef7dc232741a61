namespace HeyGen.McpServer.Catalog.BuiltIn;

internal sealed record ListJobs
{
    /// <summary>Submissions of which it is open whether HeyGen began, or will.</summary>
    public const string Open = "open";

    /// <summary>Submissions that HeyGen works on.</summary>
    public const string Running = "running";

    [Description("open: HeyGen has not answered; unknown: no answer came, it may have started.")]
    [AllowedValues(Open, Running, "completed", "failed", "refused", "unknown")]
    public string? State { get; init; }

    [Description("Kind of job, e.g. video.")]
    public string? Kind { get; init; }

    [Description("Tool that started it.")]
    public string? Tool { get; init; }

    [Description("Not older than this, e.g. 2026-01-31 or 2026-01-31T08:00:00Z.")]
    public string? Since { get; init; }

    [Description("Most to return."), Range(1, 100), DefaultValue(20)]
    public int? Limit { get; init; }

    [Description("next_token of the page before.")]
    public string? Token { get; init; }
}
