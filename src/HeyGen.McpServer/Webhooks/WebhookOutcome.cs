namespace HeyGen.McpServer.Webhooks;

/// <summary>What becomes of a delivery.</summary>
internal enum WebhookOutcome
{
    /// <summary>It wakes whoever waits for the job.</summary>
    Accepted,

    /// <summary>The same body came before.</summary>
    Duplicate,

    /// <summary>HeyGen signed it, and it is no event. Delivered again it would be none either.</summary>
    Unreadable,

    /// <summary>HeyGen did not sign it.</summary>
    Forged,

    /// <summary>This server registered no endpoint for the account.</summary>
    UnknownAccount,

    TooLarge,

    /// <summary>The secret cannot be read at the moment; HeyGen tries again.</summary>
    Unavailable,
}

/// <summary>What is to follow from a delivery.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="JobIds">Jobs that it tells of, by HeyGen's ids.</param>
internal sealed record WebhookReceipt(WebhookOutcome Outcome, IReadOnlyList<string> JobIds)
{
    public WebhookReceipt(WebhookOutcome outcome)
        : this(outcome, [])
    {
    }
}

/// <summary>How many deliveries came to what since the server's start.</summary>
internal sealed class WebhookCounts
{
    private readonly long[] counts = new long[Enum.GetValues<WebhookOutcome>().Length];

    public void Add(WebhookOutcome outcome) => Interlocked.Increment(ref counts[(int)outcome]);

    public long this[WebhookOutcome outcome] => Interlocked.Read(ref counts[(int)outcome]);
}
