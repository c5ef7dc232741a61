using HeyGen.McpServer.Pipeline.Calls;

namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>Sends creates so that none is lost and none is paid twice: written down first, sent once, reconciled when no answer came.</summary>
internal sealed class Submitter(
    HeyGenClient heyGen, ILedger ledger, IToolCatalog catalog, SpendingLimits limits, SubmissionSender sender, SubmissionWriter writer, TimeProvider time)
    : IAsyncDisposable
{
    /// <summary>How long creates in flight may take to be answered when the server stops.</summary>
    public static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(10);

    private const string ServerStopped = "server_stopped: the server stopped before HeyGen answered.";

    /// <summary>For the last writes of rows that HeyGen has not answered, all of them together.</summary>
    private static readonly TimeSpan writeTime = TimeSpan.FromSeconds(2);

    /// <summary>The least wait for a create's answer. HeyGen takes up to 30 s for one in a hundred; hosts give up after 60 s.</summary>
    private static readonly TimeSpan shortestWait = TimeSpan.FromSeconds(50);

    private static readonly TimeSpan ledgerPolling = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Dictionary<string, SendInProgress> sends = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Ends waits in the queue; HeyGen's answers to what was sent are waited for all the same.</summary>
    public CancellationToken Leaving { get; init; }

    /// <summary>Starts what the call asks for, or joins the call that did.</summary>
    /// <param name="wait">How long the caller waits in a queue; for HeyGen's own answer it waits long enough at least to get it as a rule.</param>
    /// <exception cref="SpendingRefusedException">A budget does not allow it.</exception>
    /// <exception cref="LedgerException">The ledger failed; it says whether work may have started.</exception>
    /// <exception cref="HeyGenException">HeyGen refused, or it is unknown what HeyGen did.</exception>
    public async Task<Submitted> SubmitAsync(ReadyCall ready, TimeSpan wait, Action<QueuePosition>? moved, CancellationToken cancellationToken)
    {
        var tool = ready.Priced.Call.Tool;
        var (row, isNew) = await PrepareAsync(ready, cancellationToken);
        if (!row.State.IsOpen())
            return new Submitted(row, ready.Priced.Account, AlreadySubmitted: true);

        var (send, isFirst) = Start(row, tool);
        // A row that was written and never sent is begun by this call.
        var isEarlier = !isNew && !(isFirst && row.State is SubmissionState.Prepared);
        var forAnswer = wait > shortestWait ? wait : shortestWait;
        return new Submitted(await WaitAsync(send, forAnswer, wait, moved, cancellationToken), ready.Priced.Account, isEarlier) { Position = send.Position };
    }

    /// <summary>Reads a submission by its id, and waits for its outcome.</summary>
    /// <returns>Null when the ledger has no such row.</returns>
    /// <exception cref="SubmissionFailedException">While it was waited for, HeyGen refused, or no answer came.</exception>
    public async Task<Submitted?> FollowAsync(string id, TimeSpan wait, Action<QueuePosition>? moved, CancellationToken cancellationToken)
    {
        var account = await heyGen.IdentifyAsync(cancellationToken);
        var began = time.GetTimestamp();
        while (true)
        {
            if (Find(id) is { } send && send.Row.Account == account.Tag)
                return await JoinAsync(send, account, wait, moved, cancellationToken);

            if (await ReadAsync(account, id, cancellationToken) is not { } row)
                return null;

            var left = Leaving.IsCancellationRequested ? TimeSpan.Zero : wait - time.GetElapsedTime(began);
            if (row.State is not (SubmissionState.Prepared or SubmissionState.Sent) || left <= TimeSpan.Zero)
                return new Submitted(row, account, AlreadySubmitted: true);

            // Another process may be sending it, and writes what comes of it.
            await Task.Delay(left < ledgerPolling ? left : ledgerPolling, time, cancellationToken);
        }
    }

    /// <summary>
    /// Waits for the answers to creates in flight, at most <see cref="DrainTime"/>, and has the rows of the others say what is known. What is queued stays
    /// prepared, and goes on when it is asked for again.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        SendInProgress[] inFlight;
        lock (gate)
        {
            inFlight = [.. sends.Values];
        }

        await stopping.CancelAsync();
        await Task.WhenAll(inFlight.Select(Task (send) => send.Ended)).WaitAsync(DrainTime, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // A ledger that does not answer must not keep the process: the rows stay as they are, and the next process reconciles them.
        var unanswered = inFlight.Where(send => !send.Ended.IsCompleted).Select(Task (send) => writer.GiveUpAsync(send.Row, ServerStopped));
        await Task.WhenAll(unanswered).WaitAsync(writeTime, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task<Submitted> JoinAsync(
        SendInProgress send, AccountIdentity account, TimeSpan wait, Action<QueuePosition>? moved, CancellationToken cancellationToken)
    {
        try
        {
            return new Submitted(await WaitAsync(send, wait, wait, moved, cancellationToken), account, AlreadySubmitted: true) { Position = send.Position };
        }
        catch (HeyGenException failure)
        {
            throw new SubmissionFailedException(catalog.Find(send.Row.Tool)!, failure);
        }
    }

    private async Task<(Submission Row, bool IsNew)> PrepareAsync(ReadyCall ready, CancellationToken cancellationToken)
    {
        if (ready.Duplicate is { } earlier)
        {
            // Its files were not uploaded again, so this call can start nothing of its own.
            return (earlier, IsNew: false);
        }

        var fresh = NewRow(ready);
        try
        {
            var row = await ledger.PrepareAsync(fresh, ready.Approval.Nonce, facts => Decide(facts, fresh, ready), cancellationToken);
            return (row, row.Id == fresh.Id);
        }
        catch (NonceUsedException used)
        {
            throw new TokenRefusedException(TokenProblem.Used, ready.Approval.Purpose, used);
        }
    }

    /// <summary>Runs within the ledger's own transaction, so that of two calls at the same moment one finds the other.</summary>
    private Submission? Decide(LedgerFacts facts, Submission fresh, ReadyCall ready)
    {
        if (DuplicateStage.DuplicateIn(facts, ready.Priced.Call, time.GetUtcNow()) is { } duplicate)
            return duplicate;

        if (ready.Approval.Refusal is { } refusal)
            throw refusal;

        Budget.Require(facts, fresh.Estimate, limits);
        return null;
    }

    /// <exception cref="JsonException">The arguments do not fit the operation's record; nothing is sent.</exception>
    private Submission NewRow(ReadyCall ready)
    {
        var (call, account) = (ready.Priced.Call, ready.Priced.Account);
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now).ToString("N");
        // Before the row is written: what does not fit the record must not stay behind as a submission.
        var body = call.Tool.Operation!.Bind(call.Arguments);
        var key = $"{id}-{Fingerprint.Of(call.Tool, call.Arguments)[..16]}";
        if (call.Tool.IdempotencyField is { } field && body[field] is null)
            body[field] = key;

        return new Submission
        {
            Id = id,
            Account = account.Tag,
            Caller = call.Caller.Tag,
            Session = call.Caller.Session,
            Tool = call.Tool.Name,
            Fingerprint = ready.Priced.Fingerprint,
            IdempotencyKey = key,
            Arguments = body,
            State = SubmissionState.Prepared,
            CreatedAt = now,
            UpdatedAt = now,
            Title = JsonText.Read(call.Arguments["title"]) ?? JsonText.Read(call.Arguments["name"]),
            Estimate = ready.Priced.Estimate,
        };
    }

    private (SendInProgress Send, bool IsFirst) Start(Submission row, ToolDefinition tool)
    {
        lock (gate)
        {
            if (sends.TryGetValue(row.Id, out var running))
                return (running, false);

            var send = new SendInProgress(row);
            sends.Add(row.Id, send);
            send.Start(() => RunAsync(send, tool));
            return (send, true);
        }
    }

    private async Task<Submission> RunAsync(SendInProgress send, ToolDefinition tool)
    {
        try
        {
            return await sender.RunAsync(send, tool, stopping.Token);
        }
        finally
        {
            lock (gate)
            {
                sends.Remove(send.Row.Id);
            }
        }
    }

    private SendInProgress? Find(string id)
    {
        lock (gate)
        {
            return sends.GetValueOrDefault(id);
        }
    }

    /// <summary>The row as HeyGen's answer left it, or as it is when the caller's wait is over.</summary>
    private async Task<Submission> WaitAsync(
        SendInProgress send, TimeSpan forAnswer, TimeSpan inQueue, Action<QueuePosition>? moved, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        using var queueEnd = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Leaving);
        send.Moved += moved;
        try
        {
            if (send.Position is { } position)
                moved?.Invoke(position);

            if (await Task.WhenAny(send.Ended, send.Queued).WaitAsync(forAnswer, time, cancellationToken) == send.Queued)
            {
                var left = inQueue - time.GetElapsedTime(began);
                return await send.Ended.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, queueEnd.Token);
            }

            return await send.Ended;
        }
        catch (Exception end) when (end is TimeoutException || (end is OperationCanceledException && queueEnd.IsCancellationRequested
            && !cancellationToken.IsCancellationRequested && !send.Ended.IsCompleted))
        {
            return send.Row;
        }
        finally
        {
            send.Moved -= moved;
        }
    }

    /// <summary>Reads a row that this process does not send: in the ledger, and at HeyGen where no key would bring the answer.</summary>
    private async Task<Submission?> ReadAsync(AccountIdentity account, string id, CancellationToken cancellationToken)
    {
        var row = await ledger.FindAsync(account.Tag, id, cancellationToken);
        if (row is not { State: SubmissionState.Sent or SubmissionState.Unknown })
            return row;

        if (catalog.Find(row.Tool) is { HasIdempotencyKey: false } tool && await sender.ReconcileAsync(row, tool, cancellationToken) is { } found)
            return found;

        return row.State is SubmissionState.Sent && time.GetUtcNow() - row.UpdatedAt >= SubmissionSender.LongestAttempt ? await writer.GiveUpAsync(row) : row;
    }
}
