using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Money.Pricing;

namespace HeyGen.McpServer.Money;

/// <summary>Settles a submission by what a read of one of its jobs shows.</summary>
internal static class JobSettlement
{
    /// <param name="row">The submission.</param>
    /// <param name="kind">The kind of the job read.</param>
    /// <param name="read">One of its jobs.</param>
    /// <param name="isPayer">The row bears the job's cost. Of several rows of one job, as of a conversation, the newest does: a read shows only what came last.</param>
    /// <param name="now">When it was read.</param>
    /// <returns>The row with the job's end; null when the read changes nothing.</returns>
    public static Submission? Settle(Submission row, JobKind kind, JobSnapshot read, bool isPayer, DateTimeOffset now)
    {
        var job = read.Id.ToString();
        // Of a job that HeyGen no longer has nobody sees the end: it counts with what was reserved, and keeps no call from being made anew.
        if (read.State is not (JobState.Completed or JobState.Failed or JobState.Gone) || row.State is not SubmissionState.Accepted || row.Ends.Any(known => known.Job == job))
        {
            return null;
        }

        var failure = read.State is JobState.Failed ? read.Failure ?? "HeyGen gave no reason" : null;
        return row.WithEnd(new JobEnd(job, failure, isPayer ? Cost(row, kind, read) : null), now);
    }

    /// <summary>What it took; null where HeyGen's figures make no sense: the row then counts with what was reserved, and its end is written all the same.</summary>
    private static decimal? Cost(Submission row, JobKind kind, JobSnapshot ended)
    {
        try
        {
            return CostEstimator.Settle(row.Estimate, kind, ended) is { } usd and >= 0 and <= Submission.MostUsd ? usd : null;
        }
        catch (Exception odd) when (odd is OverflowException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
