using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money.Ledger;
using Microsoft.Extensions.Logging;

namespace HeyGen.McpServer.Money;

/// <summary>
/// Writes into the ledger which jobs have ended. Nobody who reads a job depends on the ledger: when it cannot be used, the read succeeds all the same, and
/// the next one settles the job.
/// </summary>
/// <remarks>
/// What was settled is not remembered here: a job can go on after its end (a Video Agent session that gets another message), and asking the ledger takes
/// next to nothing beside asking HeyGen.
/// </remarks>
internal sealed partial class JobSettler(HeyGenClient heyGen, ILedger ledger, TimeProvider time, ILogger<JobSettler> logger)
{
    private int faults;

    /// <summary>Settles the rows of a job by what a read of it showed.</summary>
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
            {
                LogUnsettled(logger, unusable.Message);
            }
        }
    }

    [LoggerMessage(EventId = 130, Level = LogLevel.Warning, Message = "The end of a job was not written down: {Reason}")]
    private static partial void LogUnsettled(ILogger logger, string reason);
}
