using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using Microsoft.Extensions.Logging;

namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>
/// Takes one submission to its answer: claims the row, waits for room, sends, and writes down what came of it. Runs once for a row in each process; between
/// processes the claim decides who sends.
/// </summary>
internal sealed partial class SubmissionSender(HeyGenClient heyGen, ILedger ledger, ConcurrencyLimiter queues, TimeProvider time, ILogger logger)
{
    /// <summary>
    /// The longest that a sending without a key lasts: the client's own limit of 120 s for one attempt, and what it may spend on connecting before. A row
    /// that was sent longer ago has no sender any more.
    /// </summary>
    public static readonly TimeSpan LongestSending = TimeSpan.FromSeconds(150);

    private static readonly TimeSpan secondLook = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ledgerLook = TimeSpan.FromSeconds(2);

    /// <summary>For how long a first sending with the same key, which another process still waits for, is waited for here.</summary>
    private static readonly TimeSpan longestInProgress = TimeSpan.FromMinutes(2);

    private readonly Reconciler lost = new(heyGen, ledger);

    /// <returns>The row, with HeyGen's answer.</returns>
    /// <exception cref="HeyGenException">HeyGen refused, or no answer came.</exception>
    /// <exception cref="LedgerException">The row could not be claimed; nothing was sent.</exception>
    public async Task<Submission> RunAsync(SendInProgress sending, ToolDefinition tool, CancellationToken stopping)
    {
        using var pass = new Permit(queues.Of(sending.Row, tool), sending, time);
        try
        {
            while (true)
            {
                // What another process sends, or sent before it ended, needs no room of its own.
                if (!MayBeClaimed(sending.Row, tool) && await FollowAsync(sending, tool, stopping) is { } ended)
                {
                    return ended;
                }

                await pass.TurnAsync(stopping);
                if (await ClaimAsync(sending.Row, tool) is not { } claimed)
                {
                    pass.Leave();
                    sending.Row = await ledger.FindAsync(sending.Row.Account, sending.Row.Id, stopping) ?? sending.Row;
                    continue;
                }

                sending.Row = claimed;
                try
                {
                    var sent = SendAsync(claimed, tool, stopping);
                    await pass.LeaveIfSlowAsync(sent);
                    return await sent;
                }
                catch (HeyGenException full) when (IsFull(full.Error))
                {
                    sending.Row = await TurnBackAsync(claimed, full.Error);
                    pass.TurnedAway(full);
                }
            }
        }
        catch (HeyGenException refusal)
        {
            throw await ConcludeAsync(sending, refusal.Error, refusal);
        }
    }

    private bool MayBeClaimed(Submission row, ToolDefinition tool) => row.State is SubmissionState.Prepared || Claim(row, tool) is not null;

    /// <summary>Looks for the work of a row without a key, whose sending ended without an answer.</summary>
    /// <returns>The row with what was found; null where nothing was.</returns>
    public async Task<Submission?> ResolveAsync(Submission row, ToolDefinition tool, CancellationToken cancellationToken)
    {
        try
        {
            return await lost.FindAnswerAsync(row, tool, cancellationToken) is { } answer ? await AcceptAsync(row, tool, answer) : null;
        }
        catch (LedgerException fault)
        {
            // Whose the work is cannot be told now; the row stays open, and the next call looks again.
            LogNotResolved(logger, fault, row.Id, row.Tool);
            return null;
        }
    }

    /// <summary>A row that nobody can be sending any more, and whose outcome nobody knows.</summary>
    public async Task<Submission> GiveUpAsync(Submission row) =>
        await ledger.ChangeAsync(
            row.Account,
            row.Id,
            now => now.State is SubmissionState.Sent ? now with { State = SubmissionState.Unknown, MayHaveBegun = true, UpdatedAt = time.GetUtcNow() } : null,
            CancellationToken.None) ?? await ledger.FindAsync(row.Account, row.Id, CancellationToken.None) ?? row;

    /// <summary>The one step between <c>prepared</c> and <c>sent</c>; of two processes it succeeds in one.</summary>
    private Task<Submission?> ClaimAsync(Submission row, ToolDefinition tool) => ledger.ChangeAsync(row.Account, row.Id, now => Claim(now, tool), CancellationToken.None);

    private Submission? Claim(Submission row, ToolDefinition tool) => row.State switch
    {
        SubmissionState.Prepared => row with { State = SubmissionState.Sent, UpdatedAt = time.GetUtcNow() },
        // An earlier sending may have arrived. HeyGen knows the key, and answers with what it began then.
        SubmissionState.Sent or SubmissionState.Unknown when Idempotency.Holds(row, tool, time.GetUtcNow()) =>
            row with { State = SubmissionState.Sent, MayHaveBegun = true, UpdatedAt = time.GetUtcNow() },
        _ => null,
    };

    /// <summary>Sends, and waits while HeyGen still works on a first sending with the same key.</summary>
    private async Task<Submission> SendAsync(Submission row, ToolDefinition tool, CancellationToken stopping)
    {
        // A 429 comes back at once: it is queued for, in turn with the others.
        var options = new SendOptions { IdempotencyKey = row.IdempotencyKey, LeaveRateLimits = true };
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                // Not cancelled with anybody: a create that is cut off may have started work that nobody knows of.
                var answer = await heyGen.SendAsync(tool.Operation!, row.Arguments!, options, CancellationToken.None);
                return await AcceptAsync(row, tool, tool.Digest?.Invoke(answer) ?? Fields(answer));
            }
            catch (HeyGenException refusal) when (refusal.Error.Code == "request_in_progress" && time.GetElapsedTime(began) < longestInProgress)
            {
                await Task.Delay(refusal.Error.RetryAfter ?? secondLook, time, stopping);
            }
            catch (HeyGenException unclear) when (IsUnclear(unclear.Error) && !Idempotency.IsPromised(tool))
            {
                return await ResolveTwiceAsync(row, tool, stopping) ?? throw new HeyGenException(unclear.Error, unclear);
            }
            catch (Exception fault) when (fault is JsonException or ArgumentException)
            {
                // The arguments do not fit the record, so nothing left. A row that stayed "sent" would be looked for in vain.
                await WriteAsync(row, now => now with { State = SubmissionState.Refused, Failure = fault.Message });
                throw;
            }
        }
    }

    /// <summary>HeyGen may list what it began a moment later only.</summary>
    private async Task<Submission?> ResolveTwiceAsync(Submission row, ToolDefinition tool, CancellationToken stopping)
    {
        if (Reconciliation.Of(tool) is null)
        {
            return null;
        }

        if (await ResolveAsync(row, tool, stopping) is { } found)
        {
            return found;
        }

        await Task.Delay(secondLook, time, stopping);
        return await ResolveAsync(row, tool, stopping);
    }

    /// <summary>Another process sends the row, or has; or one that has ended did. What it came to stands in the ledger, or at HeyGen.</summary>
    /// <returns>The row as it ended; null when it was not begun and may be claimed again.</returns>
    private async Task<Submission?> FollowAsync(SendInProgress sending, ToolDefinition tool, CancellationToken stopping)
    {
        while (true)
        {
            var row = await ledger.FindAsync(sending.Row.Account, sending.Row.Id, stopping) ?? sending.Row;
            sending.Row = row;
            if (!row.State.IsOpen() || row.State is SubmissionState.Prepared)
            {
                return row.State is SubmissionState.Prepared ? null : row;
            }

            if (await ResolveAsync(row, tool, stopping) is { } found)
            {
                return found;
            }

            if (row.State is SubmissionState.Unknown || time.GetUtcNow() - row.UpdatedAt >= LongestSending)
            {
                throw new HeyGenException(NoAnswerEver(row));
            }

            await Task.Delay(ledgerLook, time, stopping);
        }
    }

    private Task<Submission> AcceptAsync(Submission row, ToolDefinition tool, JsonObject answer)
    {
        var ids = tool.Job is { } started ? started.Ids(answer, row.Arguments ?? []).Select(id => $"{started.Kind.Name}:{id}").ToArray() : [];
        // HeyGen's word counts whatever was thought of the row meanwhile; only a job that has ended is not begun again.
        return WriteAsync(row, now => now.State is SubmissionState.Completed or SubmissionState.Failed ? null : now with
        {
            State = ids.Length > 0 ? SubmissionState.Accepted : SubmissionState.Completed,
            Answer = answer.DeepClone().AsObject(),
            JobIds = ids,
            SettledUsd = ids.Length > 0 ? null : CostEstimator.Settle(now.Estimate, answer),
            Failure = null,
        });
    }

    /// <summary>Back to where nothing was begun; where an earlier sending may have begun it, the outcome stays unknown.</summary>
    private Task<Submission> TurnBackAsync(Submission row, HeyGenError full) => WriteAsync(row, now => now.State is not SubmissionState.Sent ? null : now with
    {
        State = MayHaveBegun(now, full) ? SubmissionState.Unknown : SubmissionState.Prepared,
        MayHaveBegun = MayHaveBegun(now, full),
    });

    /// <summary>Writes down how it ended without an answer.</summary>
    /// <returns>The failure to tell: what an earlier sending may have begun is part of it.</returns>
    private async Task<HeyGenException> ConcludeAsync(SendInProgress sending, HeyGenError error, HeyGenException cause)
    {
        var row = sending.Row;
        var isOpen = MayHaveBegun(row, error);
        // Another state than the one that this process left it in is another process's, which may be sending at this moment.
        sending.Row = await WriteAsync(row, now => now.State != row.State || !now.State.IsOpen() ? null : now with
        {
            State = isOpen || now.MayHaveBegun ? SubmissionState.Unknown : SubmissionState.Refused,
            MayHaveBegun = isOpen || now.MayHaveBegun,
            Failure = $"{error.Code}: {error.Message}",
        });
        return new HeyGenException(error with { WorkStarted = isOpen || sending.Row.MayHaveBegun ? WorkStarted.Unknown : WorkStarted.No }, cause);
    }

    /// <summary>
    /// Writes what HeyGen said. It cannot be unsaid, so that a ledger that breaks now must not keep it from the caller: the row stays as it was, and is
    /// taken for sent, which costs a question at HeyGen and nothing else.
    /// </summary>
    private async Task<Submission> WriteAsync(Submission row, Func<Submission, Submission?> change)
    {
        Submission? Stamped(Submission now) => change(now) is { } changed ? changed with { UpdatedAt = time.GetUtcNow() } : null;
        try
        {
            return await ledger.ChangeAsync(row.Account, row.Id, Stamped, CancellationToken.None)
                ?? await ledger.FindAsync(row.Account, row.Id, CancellationToken.None)
                ?? row;
        }
        catch (LedgerException fault)
        {
            LogNotWritten(logger, fault, row.Id, row.Tool);
            return Stamped(row) ?? row;
        }
    }

    private static bool MayHaveBegun(Submission row, HeyGenError error) => row.MayHaveBegun || IsUnclear(error);

    private static bool IsUnclear(HeyGenError error) => error.WorkStarted is WorkStarted.Unknown;

    /// <summary>Too much is under way, which passes; a quota that is used up is another matter.</summary>
    private static bool IsFull(HeyGenError error) => error.Code is "rate_limit_exceeded" or "rate_limited";

    private static JsonObject Fields(HeyGenAnswer answer) =>
        answer.Data.ValueKind is JsonValueKind.Object ? JsonObject.Create(answer.Data)! : new JsonObject { ["data"] = JsonNode.Parse(answer.Data.GetRawText()) };

    private static HeyGenError NoAnswerEver(Submission row) => new()
    {
        Code = "outcome_unknown",
        Message = $"This was sent at {row.CreatedAt:yyyy-MM-dd HH:mm:ss} UTC, no answer came, and nothing at HeyGen can be told to be its work.",
        Hint = "It is not sent again.",
        Kind = FailureKind.Timeout,
        WorkStarted = WorkStarted.Unknown,
    };

    [LoggerMessage(EventId = 301, Level = LogLevel.Warning, Message = "The ledger could not be read to find what became of submission {Id} of {Tool}")]
    private static partial void LogNotResolved(ILogger logger, Exception fault, string id, string tool);

    [LoggerMessage(EventId = 300, Level = LogLevel.Warning, Message = "What HeyGen answered could not be written to the ledger: submission {Id} of {Tool}")]
    private static partial void LogNotWritten(ILogger logger, Exception fault, string id, string tool);
}
