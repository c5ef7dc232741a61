namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>
/// Takes one submission to its answer: claims the row, waits for a permit, sends, and has the outcome written. Runs once for a row in each process; between
/// processes the claim decides who sends.
/// </summary>
internal sealed class SubmissionSender(
    HeyGenClient heyGen, ILedger ledger, ConcurrencyLimiter limiter, SubmissionWriter writer, Reconciler reconciler, TimeProvider time)
{
    /// <summary>
    /// The longest that one attempt without a key lasts: the client's own limit of 120 s, and what it may spend on connecting before. The row's time is
    /// renewed with each attempt, so that a row which was renewed longer ago has no sender any more.
    /// </summary>
    public static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(150);

    private static readonly TimeSpan secondRead = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ledgerPolling = TimeSpan.FromSeconds(2);

    /// <summary>For how long a first send with the same key, which another process still waits for, is waited for here.</summary>
    private static readonly TimeSpan longestInProgress = TimeSpan.FromMinutes(2);

    /// <returns>The row, with HeyGen's answer.</returns>
    /// <exception cref="HeyGenException">HeyGen refused, or no answer came.</exception>
    /// <exception cref="LedgerException">The ledger failed; it says whether work may have started.</exception>
    public async Task<Submission> RunAsync(SendInProgress send, ToolDefinition tool, CancellationToken stopping)
    {
        using var permit = new Permit(limiter.Of(send.Row, tool), send, time);
        try
        {
            while (true)
            {
                if (await ClaimOrFollowAsync(send, tool, permit, stopping) is { } ended)
                    return ended;

                try
                {
                    var sent = SendAsync(send.Row, tool, stopping);
                    await permit.LeaveIfSlowAsync(sent);
                    return await sent;
                }
                catch (HeyGenException full) when (full.Error.Code is "rate_limit_exceeded" or "rate_limited")
                {
                    // Too much is under way, which passes; a quota that is used up is another matter.
                    send.Row = await writer.RequeueAsync(send.Row, full.Error);
                    permit.RateLimited(full);
                }
            }
        }
        catch (HeyGenException refusal)
        {
            send.Row = await writer.ConcludeAsync(send.Row, refusal.Error);
            var started = send.Row.MayHaveBegun || refusal.Error.WorkStarted is WorkStarted.Unknown ? WorkStarted.Unknown : WorkStarted.No;
            throw new HeyGenException(refusal.Error with { WorkStarted = started }, refusal);
        }
    }

    /// <summary>Looks for the work of a row without a key, whose send ended without an answer.</summary>
    /// <returns>The row with what was found; null where nothing was.</returns>
    public async Task<Submission?> ReconcileAsync(Submission row, ToolDefinition tool, CancellationToken cancellationToken) =>
        await reconciler.FindAnswerAsync(row, tool, cancellationToken) is { } answer ? await writer.AcceptAsync(row, tool, answer) : null;

    /// <summary>HeyGen still knows the row's key, so that sending it again starts nothing new.</summary>
    public static bool KeyHolds(Submission row, ToolDefinition tool, DateTimeOffset now) =>
        tool.HasIdempotencyKey && now - row.CreatedAt < Submission.KeyLifetime;

    /// <returns>The row as another process ended it; null once this process has claimed it.</returns>
    private async Task<Submission?> ClaimOrFollowAsync(SendInProgress send, ToolDefinition tool, Permit permit, CancellationToken stopping)
    {
        while (true)
        {
            // What another process sends, or sent before it ended, needs no permit of its own.
            if (Claim(send.Row, tool) is null && await FollowAsync(send, tool, stopping) is { } ended)
                return ended;

            await permit.TurnAsync(stopping);
            if (await ClaimAsync(send.Row, tool) is { } claimed)
            {
                send.Row = claimed;
                return null;
            }

            permit.Leave();
            send.Row = await FindAsync(send.Row, stopping);
        }
    }

    /// <summary>The one step between <c>prepared</c> and <c>sent</c>; of two processes it succeeds in one.</summary>
    private async Task<Submission?> ClaimAsync(Submission row, ToolDefinition tool)
    {
        try
        {
            return await ledger.ChangeAsync(row.Account, row.Id, now => Claim(now, tool), CancellationToken.None);
        }
        catch (LedgerException fault) when (row.MayHaveBegun || row.State is not SubmissionState.Prepared)
        {
            throw AfterSend(fault);
        }
    }

    private Submission? Claim(Submission row, ToolDefinition tool) => row.State switch
    {
        SubmissionState.Prepared => row with { State = SubmissionState.Sent, UpdatedAt = time.GetUtcNow() },
        // An earlier send may have arrived. HeyGen knows the key, and answers with what it began then.
        SubmissionState.Sent or SubmissionState.Unknown when KeyHolds(row, tool, time.GetUtcNow()) =>
            row with { State = SubmissionState.Sent, MayHaveBegun = true, UpdatedAt = time.GetUtcNow() },
        _ => null,
    };

    /// <summary>Sends, and waits while HeyGen still works on a first send with the same key.</summary>
    private async Task<Submission> SendAsync(Submission row, ToolDefinition tool, CancellationToken stopping)
    {
        var attempts = 0;
        // A 429 comes back at once: it is queued for, in turn with the others.
        var options = new SendOptions
        {
            IdempotencyKey = row.IdempotencyKey,
            LeaveRateLimits = true,
            BeforeAttempt = async _ => await (attempts++ == 0 ? Task.CompletedTask : writer.RenewAsync(row)),
        };
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                // Not cancelled with anybody: a create that is cut off may have started work that nobody knows of.
                var answer = await heyGen.SendAsync(tool.Operation!, row.Arguments!, options, CancellationToken.None);
                var accepted = await writer.AcceptAsync(row, tool, tool.Digest?.Invoke(answer) ?? Fields(answer));
                return accepted.State is SubmissionState.Unknown ? await ReconcileTwiceAsync(accepted, tool, stopping) ?? accepted : accepted;
            }
            catch (HeyGenException refusal) when (refusal.Error.Code == "request_in_progress" && time.GetElapsedTime(began) < longestInProgress)
            {
                await Task.Delay(refusal.Error.RetryAfter ?? secondRead, time, stopping);
            }
            catch (HeyGenException unclear) when (unclear.Error.WorkStarted is WorkStarted.Unknown && !tool.HasIdempotencyKey)
            {
                return await ReconcileTwiceAsync(row, tool, stopping) ?? throw new HeyGenException(unclear.Error, unclear);
            }
        }
    }

    /// <summary>HeyGen may list what it began a moment later only.</summary>
    private async Task<Submission?> ReconcileTwiceAsync(Submission row, ToolDefinition tool, CancellationToken stopping)
    {
        if (tool.Reconciliation is null)
            return null;

        if (await ReconcileAsync(row, tool, stopping) is { } found)
            return found;

        await Task.Delay(secondRead, time, stopping);
        return await ReconcileAsync(row, tool, stopping);
    }

    /// <summary>Another process sends the row, or has; or one that has ended did. What it came to stands in the ledger, or at HeyGen.</summary>
    /// <returns>The row as it ended; null when it was not begun and may be claimed again.</returns>
    private async Task<Submission?> FollowAsync(SendInProgress send, ToolDefinition tool, CancellationToken stopping)
    {
        while (true)
        {
            var row = await FindAsync(send.Row, stopping);
            send.Row = row;
            if (!row.State.IsOpen() || row.State is SubmissionState.Prepared)
                return row.State is SubmissionState.Prepared ? null : row;

            if (await ReconcileAsync(row, tool, stopping) is { } found)
                return found;

            if (row.State is SubmissionState.Unknown || time.GetUtcNow() - row.UpdatedAt >= LongestAttempt)
                throw new HeyGenException(NoAnswerEver(row));

            await Task.Delay(ledgerPolling, time, stopping);
        }
    }

    private async Task<Submission> FindAsync(Submission row, CancellationToken stopping)
    {
        try
        {
            return await ledger.FindAsync(row.Account, row.Id, stopping) ?? row;
        }
        catch (LedgerException fault)
        {
            // Another process may have sent it by now, whatever its state was before.
            throw AfterSend(fault);
        }
    }

    /// <summary>The ledger failed once HeyGen may have begun the work.</summary>
    private static LedgerException AfterSend(LedgerException fault) => new(fault.Message, fault) { WorkStarted = WorkStarted.Unknown };

    private static JsonObject Fields(HeyGenAnswer answer) =>
        answer.Data.ValueKind is JsonValueKind.Object ? JsonObject.Create(answer.Data)!
            : new JsonObject { ["data"] = JsonNode.Parse(answer.Data.GetRawText()) };

    private static HeyGenError NoAnswerEver(Submission row) => new()
    {
        Code = "outcome_unknown",
        Message = $"This was sent at {row.CreatedAt:yyyy-MM-dd HH:mm:ss} UTC, no answer came, and nothing at HeyGen can be identified as its work.",
        Hint = "It is not sent again.",
        Kind = FailureKind.Timeout,
        WorkStarted = WorkStarted.Unknown,
    };
}
