using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Spend;
using Microsoft.Extensions.Logging;

namespace HeyGen.McpServer.Ledger;

/// <summary>
/// Looks at jobs for everybody, and writes into the ledger which of them have ended. Nobody who looks depends on the ledger: when it cannot be used, the look
/// succeeds all the same, and the next one settles the job.
/// </summary>
/// <remarks>
/// What was settled is not remembered here: a job can go on after its end (a Video Agent session that gets another message), and asking the ledger takes
/// next to nothing beside asking HeyGen.
/// </remarks>
internal sealed partial class SettlingJobReader(
    IJobReader reader, HeyGenClient heyGen, ILedger ledger, TimeProvider time, ILogger<SettlingJobReader> logger) : IJobReader
{
    private int faults;

    public async Task<JobSnapshot> ReadAsync(JobKind kind, string id, CancellationToken cancellationToken)
    {
        var seen = await reader.ReadAsync(kind, id, cancellationToken);
        await SettleAsync([seen], cancellationToken);
        return seen;
    }

    public Task<IReadOnlyDictionary<string, string>> ReadManyAsync(JobKind kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        reader.ReadManyAsync(kind, ids, cancellationToken);

    private async Task SettleAsync(IReadOnlyList<JobSnapshot> seen, CancellationToken cancellationToken)
    {
        var ended = seen.Where(job => job.State is JobState.Completed or JobState.Failed).DistinctBy(job => job.Id).ToDictionary(job => job.Id.ToString());
        if (ended.Count == 0)
        {
            return;
        }

        try
        {
            var account = await heyGen.IdentifyAsync(cancellationToken);
            await ledger.ChangeByJobsAsync(account.Tag, [.. ended.Keys], row => Settled(row, ended), cancellationToken);
            faults = 0;
        }
        catch (LedgerException unusable)
        {
            // Once, not with every look, till it is mended.
            if (Interlocked.Increment(ref faults) == 1)
            {
                LogUnsettled(logger, unusable.Message);
            }
        }
    }

    private Submission? Settled(Submission row, Dictionary<string, JobSnapshot> ended)
    {
        if (row.State is not SubmissionState.Accepted)
        {
            return null;
        }

        var news = row.JobIds.Where(job => ended.ContainsKey(job) && row.Ends.All(known => known.Job != job)).ToList();
        return news.Count == 0 ? null : news.Aggregate(row, (next, job) => next.WithEnd(End(row, ended[job]), time.GetUtcNow()));
    }

    private static JobEnd End(Submission row, JobSnapshot job) =>
        new(job.Id.ToString(), job.State is JobState.Failed ? job.Failure ?? "HeyGen gave no reason" : null, CostEstimator.Settle(row, job));

    [LoggerMessage(EventId = 130, Level = LogLevel.Warning, Message = "The end of a job was not written down: {Reason}")]
    private static partial void LogUnsettled(ILogger logger, string reason);
}
