namespace HeyGen.McpServer.Tests.Money;

/// <summary>Rows of a ledger, made up.</summary>
internal static class Rows
{
    private static readonly DateTimeOffset noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static Submission New(string tool, Estimate estimate, DateTimeOffset? at = null, string session = "s") => new()
    {
        Id = Guid.CreateVersion7(at ?? noon).ToString("N"),
        Account = "a",
        Caller = "c",
        Session = session,
        Tool = tool,
        Fingerprint = "f",
        IdempotencyKey = "k",
        State = SubmissionState.Accepted,
        CreatedAt = at ?? noon,
        UpdatedAt = at ?? noon,
        Estimate = estimate,
    };

    public static Estimate Of(decimal usd) => new() { Usd = usd, ReservedUsd = usd, Basis = "made up", Confidence = "high" };
}
