using System.Text.Json.Nodes;
using HeyGen.McpServer.Spend;

namespace HeyGen.McpServer.Ledger;

/// <summary>One row of the ledger: a create that this server sent, or is about to send.</summary>
internal sealed record Submission
{
    /// <summary>32 hexadecimal digits; sorts by time.</summary>
    public required string Id { get; init; }

    /// <summary>Tag of the HeyGen account (<see cref="HeyGen.Client.AccountIdentity"/>).</summary>
    public required string Account { get; init; }

    /// <summary>Who called; the same call of another caller is another call.</summary>
    public required string Caller { get; init; }

    /// <summary>The conversation that <c>--budget-session</c> holds for.</summary>
    public required string Session { get; init; }

    public required string Tool { get; init; }

    /// <summary>The same for the same tool and arguments.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Bound to the body: HeyGen replays a key even when the body has changed, so it holds a hash of it.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>The arguments as they are sent; kept until the row is settled, so that a later process can send the very same.</summary>
    public JsonObject? Arguments { get; init; }

    public required SubmissionState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>An earlier sending may have begun the work, so that no refusal of a later one proves that nothing was begun.</summary>
    public bool MayHaveBegun { get; init; }

    /// <summary>The jobs that HeyGen named, as <c>kind:id</c>.</summary>
    public IReadOnlyList<string> JobIds { get; init; } = [];

    /// <summary>HeyGen's answer to the create; for a create without a job it is all there is.</summary>
    public JsonObject? Answer { get; init; }

    /// <summary>The caller has got the last result, as far as that can be known.</summary>
    public bool Delivered { get; init; }

    /// <summary>Why it was refused, failed or is unknown: HeyGen's code and words.</summary>
    public string? Failure { get; init; }

    /// <summary>The title or name among the arguments, by which a person knows it again.</summary>
    public string? Title { get; init; }

    public required Estimate Estimate { get; init; }

    /// <summary>What it really took, in USD; null until that is known.</summary>
    public decimal? SettledUsd { get; init; }

    /// <summary>What counts against budgets, in USD: nothing for what HeyGen refused or failed at, what it took where that is known, else what was reserved.</summary>
    public decimal CountedUsd => State is SubmissionState.Refused or SubmissionState.Failed ? 0 : SettledUsd ?? Estimate.ReservedUsd;

    /// <summary>The UTC day that <c>--budget-day</c> counts it under.</summary>
    public DateOnly Day => DateOnly.FromDateTime(CreatedAt.UtcDateTime);
}
