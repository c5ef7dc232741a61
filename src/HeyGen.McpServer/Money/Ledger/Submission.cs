namespace HeyGen.McpServer.Money.Ledger;

/// <summary>One row of the ledger: a create that this server sent, or is about to send.</summary>
internal sealed record Submission
{
    /// <summary>For how long after its end a row answers the same call.</summary>
    public static readonly TimeSpan DuplicatesAfterEnd = TimeSpan.FromMinutes(30);

    /// <summary>More than any job can cost.</summary>
    public const decimal MostUsd = 1_000_000;

    /// <summary>HeyGen knows a key for 24 hours; what this takes off is room for a sending that lasts, and for clocks that differ.</summary>
    public static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(24) - TimeSpan.FromMinutes(15);

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

    /// <summary>The arguments as they are sent; kept until the row is settled, so that a later call can send the very same.</summary>
    public JsonObject? Arguments { get; init; }

    public required SubmissionState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>An earlier sending may have begun the work, so that no refusal of a later one proves that nothing was begun.</summary>
    public bool MayHaveBegun { get; init; }

    /// <summary>The jobs that HeyGen named, as <c>kind:id</c>.</summary>
    public IReadOnlyList<string> JobIds { get; init; } = [];

    /// <summary>Those of <see cref="JobIds"/> that have ended.</summary>
    public IReadOnlyList<JobEnd> Ends { get; init; } = [];

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>HeyGen's answer to the create, which the same call is answered with; for a create without a job it is the result.</summary>
    public JsonObject? Answer { get; init; }

    /// <summary>Why it was refused, failed or is unknown: HeyGen's code and words.</summary>
    public string? Failure { get; init; }

    /// <summary>The title or name among the arguments, by which a person knows it again.</summary>
    public string? Title { get; init; }

    public required Estimate Estimate { get; init; }

    /// <summary>What it really took, in USD; null until that is known.</summary>
    public decimal? SettledUsd { get; init; }

    /// <summary>The mark of the write that made it so, by which a ledger knows its own write again after a lost reply. Only the ledger sets it.</summary>
    public string? WriteId { get; init; }

    /// <summary>
    /// What counts against budgets, in USD: what it took where that is known; nothing for what HeyGen refused or failed at, for which it does not charge;
    /// else what was reserved. Bounded, so that no odd row makes the sums overflow.
    /// </summary>
    public decimal CountedUsd => Math.Clamp(
        State switch
        {
            SubmissionState.Refused => 0,
            SubmissionState.Failed => SettledUsd ?? 0,
            _ => SettledUsd ?? Estimate.ReservedUsd,
        },
        0,
        MostUsd);

    /// <summary>The UTC day that <c>--budget-day</c> counts it under.</summary>
    public DateOnly Day => DateOnly.FromDateTime(CreatedAt.UtcDateTime);

    /// <summary>
    /// The same call again is answered with this row, and starts nothing: while it is not settled, and for half an hour after its end. What HeyGen did not
    /// answer is
    /// taken for open as long as HeyGen knows its key. What HeyGen refused cost nothing, and is asked for anew.
    /// </summary>
    public bool AnswersDuplicates(DateTimeOffset now) => State switch
    {
        SubmissionState.Refused => false,
        SubmissionState.Accepted => true,
        SubmissionState.Prepared or SubmissionState.Sent or SubmissionState.Unknown => now - CreatedAt < KeyLifetime,
        _ => now - (EndedAt ?? UpdatedAt) <= DuplicatesAfterEnd,
    };

    /// <summary>The row after one of its jobs has ended. It is settled with the last of them, and failed only when all of them failed.</summary>
    public Submission WithEnd(JobEnd end, DateTimeOffset now)
    {
        IReadOnlyList<JobEnd> ends = [.. Ends.Where(one => one.Job != end.Job), end];
        if (JobIds.Any(job => ends.All(one => one.Job != job)))
            return this with { Ends = ends, UpdatedAt = now };

        var failures = ends.Select(one => one.Failure).OfType<string>().ToList();
        return this with
        {
            Ends = ends,
            UpdatedAt = now,
            EndedAt = now,
            State = failures.Count == ends.Count ? SubmissionState.Failed : SubmissionState.Completed,
            SettledUsd = ends.All(one => one.Usd is not null) ? ends.Sum(one => one.Usd) : null,
            Failure = failures.Count is 0 ? null : ends.Count is 1 ? failures[0] : $"{failures.Count} of {ends.Count} jobs failed, one of them: {failures[0]}",
        };
    }

    /// <summary>Without what may be private and is no longer needed: the arguments, once it is settled. Every ledger applies it.</summary>
    public Submission WithoutWhatIsOver() => State.IsSettled() ? this with { Arguments = null, EndedAt = EndedAt ?? UpdatedAt } : this;
}

/// <param name="Job">As <c>kind:id</c>.</param>
/// <param name="Failure">Why it failed; null when it did not.</param>
/// <param name="Usd">What it took, in USD; null when that is not known.</param>
internal sealed record JobEnd(string Job, string? Failure, decimal? Usd);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Submission))]
internal sealed partial class LedgerJson : JsonSerializerContext
{
    public static string Write(Submission row)
    {
        try
        {
            return JsonSerializer.Serialize(row, Default.Submission);
        }
        catch (JsonException) when (row.Answer is not null)
        {
            // HeyGen's answer holds a text that was cut inside a character. The row must be kept all the same: the work is paid for.
            return JsonSerializer.Serialize(row with { Answer = (JsonObject?)JsonText.Writable(row.Answer) }, Default.Submission);
        }
    }

    /// <exception cref="JsonException">It is not what <see cref="Write"/> wrote.</exception>
    public static Submission Read(string row) => JsonSerializer.Deserialize(row, Default.Submission) ?? throw new JsonException("The row is null.");
}
