namespace HeyGen.McpServer.Money;

/// <summary>Writes the ends of jobs into the ledger. When it is unavailable the read succeeds all the same; the next one settles the job.</summary>
/// <remarks>
/// What was settled is not remembered here: a job can go on after its end (a Video Agent session that gets another message), and asking the ledger takes
/// next to nothing beside asking HeyGen.
/// </remarks>
internal sealed partial class JobSettler(HeyGenClient heyGen, ILedger ledger, TimeProvider time, ILogger<JobSettler> logger)
{
    private int faults;

    public async Task SettleAsync(JobKind kind, JobSnapshot read, CancellationToken cancellationToken)
    {
        try
        {
            var account = await heyGen.IdentifyAsync(cancellationToken);
            // Of several rows of one job the newest bears the cost, for a read shows only what came last; the others count with what was reserved for them.
            string? payer = null;
            await ledger.ChangeByJobsAsync(
                account.Tag,
                [read.Id.ToString()],
                row => JobSettlement.Settle(row, kind, read, isPayer: (payer ??= row.Id) == row.Id, time.GetUtcNow()),
                cancellationToken);
            faults = 0;
        }
        catch (LedgerException unusable)
        {
            // Once, not with every read, until the ledger works again.
            if (Interlocked.Increment(ref faults) == 1)
                LogUnsettled(logger, unusable.Message);
        }
    }

    [LoggerMessage(EventId = 130, Level = LogLevel.Warning, Message = "The end of a job was not written down: {Reason}")]
    private static partial void LogUnsettled(ILogger logger, string reason);
}

/// <summary>Settles a submission by what a read of one of its jobs shows.</summary>
internal static class JobSettlement
{
    /// <param name="isPayer">The row bears the job's cost. Of several rows of one job, as of a conversation, the newest does: a read shows only what came
    /// last.</param>
    /// <returns>The row with the job's end; null when the read changes nothing.</returns>
    public static Submission? Settle(Submission row, JobKind kind, JobSnapshot read, bool isPayer, DateTimeOffset now)
    {
        var job = read.Id.ToString();
        // The end of a job that HeyGen no longer has is never read: it counts with what was reserved, and keeps no call from being made anew.
        if (read.State is not (JobState.Completed or JobState.Failed or JobState.Gone) || row.State is not SubmissionState.Accepted
            || row.Ends.Any(known => known.Job == job))
        {
            return null;
        }

        var failure = read.State is JobState.Failed ? read.Failure ?? "HeyGen gave no reason" : null;
        return row.WithEnd(new JobEnd(job, failure, isPayer ? Cost(row, kind, read) : null), now);
    }

    /// <summary>
    /// What it took; null where HeyGen's figures make no sense: the row then counts with what was reserved, and its end is written all the same.
    /// </summary>
    private static decimal? Cost(Submission row, JobKind kind, JobSnapshot ended)
    {
        try
        {
            return Settlement.Of(row.Estimate, kind, ended) is { } usd and >= 0 and <= Submission.MostUsd ? usd : null;
        }
        catch (Exception odd) when (odd is OverflowException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}

/// <summary>Reads jobs for everybody, and has those that have ended settled.</summary>
internal sealed class SettlingJobReader(IJobReader reader, JobSettler settler) : IJobReader
{
    public async Task<JobSnapshot> ReadAsync(JobKind kind, string id, CancellationToken cancellationToken)
    {
        var read = await reader.ReadAsync(kind, id, cancellationToken);
        if (read.State is JobState.Completed or JobState.Failed)
            await settler.SettleAsync(kind, read, cancellationToken);

        return read;
    }

    /// <summary>Only states: an ended job is read in full after that.</summary>
    public Task<IReadOnlyDictionary<string, string>> ReadManyAsync(JobKind kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        reader.ReadManyAsync(kind, ids, cancellationToken);
}
