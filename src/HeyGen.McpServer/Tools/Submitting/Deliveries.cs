using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Ledger;
using HeyGen.McpServer.Tools.Results;
using Microsoft.Extensions.Logging;

namespace HeyGen.McpServer.Tools.Submitting;

/// <summary>
/// Notes which results have reached their callers, for only then is the same call a new wish. No server sees whether a client still listened, so the law is:
/// a result returned within two seconds of its call was heard, for no client gives up sooner; one returned later may have met a client that had left, and is
/// given again to the same call. Whoever uses a job's id, or was shown it in a list, has heard of it too. A failure was heard however late it was told:
/// it cost nothing, and to tell it again would only keep the caller from trying anew.
/// </summary>
internal sealed partial class Deliveries(HeyGenClient heyGen, ILedger ledger, ILogger<Deliveries> logger)
{
    private static readonly TimeSpan sooner = TimeSpan.FromSeconds(2);

    /// <summary>A call is about to return this.</summary>
    public Task NoteAsync(Submission row, ToolOutcome outcome, TimeSpan took) => outcome.Kind switch
    {
        // Of a job that HeyGen no longer has nobody sees the end, and waiting for it again would be in vain.
        OutcomeKind.Failed => NoteAsync(row, now => now with { Delivered = true, State = now.State is SubmissionState.Accepted ? SubmissionState.Completed : now.State }),
        OutcomeKind.Done when took <= sooner => NoteAsync(row, now => now with { Delivered = true }),
        _ => Task.CompletedTask,
    };

    /// <summary>A caller has used these jobs' ids.</summary>
    public async Task NoteAsync(IEnumerable<JobId> jobs, CancellationToken cancellationToken)
    {
        try
        {
            var account = await heyGen.IdentifyAsync(cancellationToken);
            string[] ids = [.. jobs.Select(job => job.ToString())];
            await ledger.ChangeByJobsAsync(account.Tag, ids, now => now.Delivered ? null : now with { Delivered = true }, cancellationToken);
        }
        catch (LedgerException fault)
        {
            LogNotNoted(logger, fault);
        }
    }

    /// <summary>A note that cannot be written must not cost the caller his result: at worst he is given it once more.</summary>
    private async Task NoteAsync(Submission row, Func<Submission, Submission> note)
    {
        try
        {
            await ledger.ChangeAsync(row.Account, row.Id, note, CancellationToken.None);
        }
        catch (LedgerException fault)
        {
            LogNotNoted(logger, fault);
        }
    }

    [LoggerMessage(EventId = 302, Level = LogLevel.Warning, Message = "That a result was delivered could not be written to the ledger")]
    private static partial void LogNotNoted(ILogger logger, Exception fault);
}
