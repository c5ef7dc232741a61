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

    /// <summary>Words alone settle nothing: what a job took stands in its own answer, which is read next.</summary>
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
            var payers = new Dictionary<string, string>();
            await ledger.ChangeByJobsAsync(account.Tag, [.. ended.Keys], row => Settled(row, ended, payers), cancellationToken);
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

    /// <param name="row">A row that has one of the jobs; the newest first.</param>
    /// <param name="ended">The jobs.</param>
    /// <param name="payers">Which row a job's cost was put down to: of several rows of one job the newest, for a look shows only what came last.</param>
    private Submission? Settled(Submission row, Dictionary<string, JobSnapshot> ended, Dictionary<string, string> payers)
    {
        var news = row.JobIds.Where(job => row.State is SubmissionState.Accepted && ended.ContainsKey(job) && row.Ends.All(known => known.Job != job)).ToList();
        if (news.Count == 0)
        {
            return null;
        }

        foreach (var job in news)
        {
            payers.TryAdd(job, row.Id);
            var cost = payers[job] == row.Id ? CostEstimator.Settle(row, ended[job]) : null;
            row = row.WithEnd(new JobEnd(job, Failure(ended[job]), cost), time.GetUtcNow());
        }

        return row;
    }

    private static string? Failure(JobSnapshot job) => job.State is JobState.Failed ? job.Failure ?? "HeyGen gave no reason" : null;

    [LoggerMessage(EventId = 130, Level = LogLevel.Warning, Message = "The end of a job was not written down: {Reason}")]
    private static partial void LogUnsettled(ILogger logger, string reason);
}
