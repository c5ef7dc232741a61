namespace HeyGen.McpServer.Tests.Money.Ledger;

/// <summary>Rows for tests of ledgers.</summary>
internal static class LedgerRows
{
    public static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A row that was just written down.</summary>
    public static Submission New(DateTimeOffset? at = null, decimal usd = 1, string fingerprint = "same") => new()
    {
        Id = Guid.CreateVersion7(at ?? Noon).ToString("N"),
        Account = "account",
        Caller = "caller",
        Session = "session",
        Tool = "create_video_from_avatar",
        Fingerprint = fingerprint,
        IdempotencyKey = Guid.NewGuid().ToString("N"),
        Arguments = new JsonObject { ["script"] = "Grüße, 世界 🎬.", ["nested"] = new JsonObject { ["number"] = 1.50m } },
        State = SubmissionState.Prepared,
        CreatedAt = at ?? Noon,
        UpdatedAt = at ?? Noon,
        Title = "A \"title\" with 'quotes'",
        Estimate = new Estimate
        {
            Usd = usd,
            ReservedUsd = usd,
            RateUsd = 0.05m,
            Unit = "output_second",
            Basis = "about 20 s at 0.05 USD",
            Confidence =
            "high"
        },
    };

    /// <summary>A row that HeyGen works on.</summary>
    public static Submission Accepted(params string[] jobs) =>
        New() with { State = SubmissionState.Accepted, JobIds = jobs, Answer = new JsonObject { ["video_id"] = "v" } };

    /// <summary>Writes rows down as they are.</summary>
    public static async Task AddAsync(ILedger ledger, params Submission[] rows)
    {
        foreach (var row in rows)
            Assert.Equal(row.Id, (await ledger.PrepareAsync(row, nonce: null, _ => null, TestContext.Current.CancellationToken)).Id);
    }
}
