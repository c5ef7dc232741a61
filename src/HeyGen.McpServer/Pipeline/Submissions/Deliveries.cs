using System.Collections.Concurrent;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money.Ledger;
using Microsoft.Extensions.Logging;

namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>
/// Notes which results have reached their callers, for only then is the same call a new wish. A client that closes its connection or cancels is seen to have
/// left; one that gives up silently is not, so the law is: a result that went out within ten seconds of its call was heard, for hosts cut calls off after a minute and
/// no client is known to wait less than ten seconds; one that went out later may have met nobody, and is given again to the same call. Whoever uses a job's
/// id, or was shown it in a list, has heard of it too. A failure was heard however late it was told: it cost nothing, and to tell it again would only keep
/// the caller from trying anew.
/// </summary>
internal sealed partial class Deliveries(HeyGenClient heyGen, ILedger ledger, ILogger<Deliveries> logger)
{
    private static readonly TimeSpan sooner = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, bool> beingNoted = new(StringComparer.Ordinal);

    /// <summary>A call returns this. It is noted once it has gone out.</summary>
    public Task NoteAsync(Submission row, ToolResult outcome, TimeSpan took, Caller caller)
    {
        Func<Submission, Submission>? note = outcome.Kind switch
        {
            // Of a job that HeyGen no longer has nobody sees the end, and waiting for it again would be in vain.
            ResultKind.Failed => now => now with { Delivered = true, State = now.State is SubmissionState.Accepted ? SubmissionState.Completed : now.State },
            ResultKind.Done when took <= sooner => now => now with { Delivered = true },
            _ => null,
        };
        if (note is null)
        {
            return Task.CompletedTask;
        }

        if (caller.WhenSent is not { } whenSent)
        {
            return NoteAsync(row, note);
        }

        whenSent(async () =>
        {
            // The client's next call may be faster than the ledger.
            beingNoted.TryAdd(row.Id, true);
            try
            {
                await NoteAsync(row, note);
            }
            finally
            {
                beingNoted.TryRemove(row.Id, out _);
            }
        });
        return Task.CompletedTask;
    }

    /// <summary>The row's result has gone out, whether or not the ledger knows it yet.</summary>
    public bool IsNoted(Submission row) => row.Delivered || beingNoted.ContainsKey(row.Id);

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
