using HeyGen.McpServer.Ledger;
using HeyGen.McpServer.Spend;

namespace HeyGen.McpServer.Tests.Redis;

/// <summary>Rows for a ledger.</summary>
internal static class Rows
{
    /// <summary>An account that no other test has.</summary>
    public static string NewAccount() => Guid.NewGuid().ToString("N")[..16];

    public static Submission New(string account, string fingerprint = "video", decimal usd = 1, string session = "session")
    {
        var now = DateTimeOffset.UtcNow;
        var id = Guid.CreateVersion7(now).ToString("N");
        return new Submission
        {
            Id = id,
            Account = account,
            Caller = "caller",
            Session = session,
            Tool = "create_video_from_avatar",
            Fingerprint = fingerprint,
            IdempotencyKey = $"{id}-key",
            Arguments = new() { ["script"] = "Grüße 🎬" },
            State = SubmissionState.Prepared,
            CreatedAt = now,
            UpdatedAt = now,
            Estimate = new Estimate { Usd = usd, ReservedUsd = usd, Basis = "a test's", Confidence = "high" },
        };
    }

    /// <summary>Writes it, whatever the ledger holds.</summary>
    public static Task<Submission> AddAsync(this ILedger ledger, Submission row) => ledger.PrepareAsync(row, _ => null, TestContext.Current.CancellationToken);

    public static Task<Submission?> FindAsync(this ILedger ledger, Submission row) => ledger.FindAsync(row.Account, row.Id, TestContext.Current.CancellationToken);

    public static Task<Submission?> ChangeAsync(this ILedger ledger, Submission row, Func<Submission, Submission?> change) =>
        ledger.ChangeAsync(row.Account, row.Id, change, TestContext.Current.CancellationToken);

    /// <summary>What counts for the row's day and session, as the next decision would see it.</summary>
    public static async Task<(decimal Day, decimal Session)> SumsAsync(this ILedger ledger, Submission row)
    {
        var sums = (0m, 0m);
        await ledger.PrepareAsync(New(row.Account, "sums", session: row.Session), facts =>
        {
            sums = (facts.DayUsd, facts.SessionUsd);
            return row;
        }, TestContext.Current.CancellationToken);
        return sums;
    }
}
