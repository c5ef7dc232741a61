using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money.Ledger;
using Microsoft.Extensions.Logging;

namespace HeyGen.McpServer.Money;

/// <summary>
/// Looks at jobs for everybody, and writes into the ledger which of them have ended or ask for something. Nobody who looks depends on the ledger: when it
/// cannot be used, the look succeeds all the same, and the next one settles the job.
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
        if (seen.State is JobState.Completed or JobState.Failed)
        {
            await WriteAsync(kind, seen, cancellationToken);
        }

        return seen;
    }

    /// <summary>Only states, and an end is read whole after that by whoever wants to tell it.</summary>
    public Task<IReadOnlyDictionary<string, string>> ReadManyAsync(JobKind kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        reader.ReadManyAsync(kind, ids, cancellationToken);

    private async Task WriteAsync(JobKind kind, JobSnapshot seen, CancellationToken cancellationToken)
    {
        try
        {
            var account = await heyGen.IdentifyAsync(cancellationToken);
            // Of several rows of one job the newest bears the cost, for a look shows only what came last; the others count with what was set aside for them.
            string? payer = null;
            await ledger.ChangeByJobsAsync(account.Tag, [seen.Id.ToString()], row => JobSettlement.Settle(row, kind, seen, isPayer: (payer ??= row.Id) == row.Id, time.GetUtcNow()), cancellationToken);
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

    [LoggerMessage(EventId = 130, Level = LogLevel.Warning, Message = "The end of a job was not written down: {Reason}")]
    private static partial void LogUnsettled(ILogger logger, string reason);
}
