namespace HeyGen.Client;

/// <summary>What a caller may decide about one call.</summary>
public sealed record SendOptions
{
    /// <summary>
    /// The Idempotency-Key of a POST: 1 to 255 letters, digits, <c>_</c>, <c>:</c>, <c>.</c> or <c>-</c>. HeyGen keeps it for 24 hours and
    /// replays the first answer even when the body has changed, so a key belongs to one body. Made up for the call when absent.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>
    /// A refusal because too much is under way (429) is returned at once instead of being waited out, for a caller that has a queue of its own.
    /// </summary>
    public bool LeaveRateLimits { get; init; }

    /// <summary>
    /// Awaited before each attempt, with the caller's token. What it throws before the first attempt ends the call, unsent; before a later one the call
    /// ends with the failure of the attempt before, which knows whether work may have started.
    /// </summary>
    public Func<CancellationToken, ValueTask>? BeforeAttempt { get; init; }
}
