using HeyGen.Client;
using HeyGen.McpServer.Catalog;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Platform;
using JsonSchema.Values;
using Microsoft.Extensions.Logging;

namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>
/// Sends creates so that none is lost and none is paid for twice: written down first, sent once however often it is asked for, and looked for when no answer
/// came.
/// </summary>
internal sealed partial class Submitter(HeyGenClient heyGen, ILedger ledger, SpendingLimits limits, ConcurrencyLimiter queues, Deliveries deliveries, TimeProvider time, ILogger<Submitter> logger)
    : IDisposable
{
    /// <summary>For how long the same call is taken for the same wish.</summary>
    public static readonly TimeSpan SameCallWindow = TimeSpan.FromMinutes(30);

    /// <summary>
    /// How long the answer to a create is waited for at least. HeyGen takes up to half a minute for one in a hundred, and hosts cut a
    /// call off after a minute, with nothing told.
    /// </summary>
    private static readonly TimeSpan shortestPatience = TimeSpan.FromSeconds(50);

    private static readonly TimeSpan ledgerLook = TimeSpan.FromSeconds(2);

    private readonly SubmissionSender sender = new(heyGen, ledger, queues, time, logger);
    private readonly Lock gate = new();
    private readonly Dictionary<string, SendInProgress> live = [];
    private readonly CancellationTokenSource stopping = new();

    /// <summary>The row that this call would be answered with, because it was made before; null when it would start something new.</summary>
    public async Task<Submission?> FindSameAsync(ToolCall call, CancellationToken cancellationToken)
    {
        if (call.Options.NewTake)
        {
            return null;
        }

        var account = await heyGen.IdentifyAsync(cancellationToken);
        var since = time.GetUtcNow() - Idempotency.KeyLifetime;
        var same = await ledger.FindSameAsync(account.Tag, call.Caller.Tag, Fingerprint.Of(call), since, cancellationToken);
        return IsSameWish(same, call) ? same : null;
    }

    /// <summary>Starts what the call asks for, or joins the call that did.</summary>
    /// <param name="call">A call of a tool that submits.</param>
    /// <param name="wait">How long the caller waits in a queue; for HeyGen's own answer he waits long enough at least to hear of it as a rule.</param>
    /// <param name="moved">Told of each place in the queue.</param>
    /// <param name="cancellationToken">Ends this caller's wait only.</param>
    /// <exception cref="SpendingRefusedException">A budget does not allow it.</exception>
    /// <exception cref="LedgerException">It cannot be written down, so nothing was sent.</exception>
    /// <exception cref="HeyGenException">HeyGen refused, or it is unknown what HeyGen did.</exception>
    public async Task<Submitted> SubmitAsync(ToolCall call, TimeSpan wait, Action<QueuePosition>? moved, CancellationToken cancellationToken)
    {
        var account = await heyGen.IdentifyAsync(cancellationToken);
        var (row, isNew) = await PrepareAsync(call, account, cancellationToken);
        if (!row.State.IsOpen())
        {
            return new Submitted(row, AlreadySubmitted: true);
        }

        var (sending, isFirst) = Start(row, call.Tool);
        // A row that was written and never sent is begun by this call.
        var isEarlier = !isNew && !(isFirst && row.State is SubmissionState.Prepared);
        var patience = wait > shortestPatience ? wait : shortestPatience;
        return new Submitted(await WaitAsync(sending, patience, wait, moved, cancellationToken), isEarlier) { Place = sending.Place };
    }

    /// <summary>Looks at a submission by its id, and waits for what becomes of it.</summary>
    /// <returns>Null when the ledger has no such row.</returns>
    /// <exception cref="SubmissionFailedException">While it was waited for, HeyGen refused, or no answer came.</exception>
    public async Task<Submitted?> FollowAsync(string id, TimeSpan wait, Action<QueuePosition>? moved, CancellationToken cancellationToken)
    {
        var account = await heyGen.IdentifyAsync(cancellationToken);
        var began = time.GetTimestamp();
        while (true)
        {
            if (Live(id) is { } sending && sending.Row.Account == account.Tag)
            {
                return await JoinAsync(sending, wait, moved, cancellationToken);
            }

            if (await LookAsync(account, id, cancellationToken) is not { } row)
            {
                return null;
            }

            var left = wait - time.GetElapsedTime(began);
            if (row.State is not (SubmissionState.Prepared or SubmissionState.Sent) || left <= TimeSpan.Zero)
            {
                return new Submitted(row, AlreadySubmitted: true);
            }

            // Another process may be sending it, and writes down what comes of it.
            await Task.Delay(left < ledgerLook ? left : ledgerLook, time, cancellationToken);
        }
    }

    /// <summary>Ends the queues. What is in them stays prepared, and goes on when it is called for again.</summary>
    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    private async Task<Submitted> JoinAsync(SendInProgress sending, TimeSpan wait, Action<QueuePosition>? moved, CancellationToken cancellationToken)
    {
        try
        {
            return new Submitted(await WaitAsync(sending, wait, wait, moved, cancellationToken), AlreadySubmitted: true) { Place = sending.Place };
        }
        catch (HeyGenException failure)
        {
            throw new SubmissionFailedException(ToolCatalog.Find(sending.Row.Tool)!, failure);
        }
    }

    private async Task<(Submission Row, bool IsNew)> PrepareAsync(ToolCall call, AccountIdentity account, CancellationToken cancellationToken)
    {
        if (call.Earlier is { } earlier)
        {
            // Its files were not uploaded again, so this call can start nothing of its own.
            return (await ledger.FindAsync(account.Tag, earlier.Id, cancellationToken) ?? earlier, IsNew: false);
        }

        var fresh = Row(call, account);
        var row = await ledger.PrepareAsync(fresh, facts => Decide(facts, fresh, call), cancellationToken);
        var isNew = row.Id == fresh.Id;
        if (isNew && call.Tool.Job is { Continues: true, Kind: var kind } && JsonText.At(call.Arguments, kind.IdArgument) is { } job)
        {
            // Who says something new to a job does not wait any more for what came of what was said before.
            await deliveries.NoteAsync([new JobId(kind.Name, job)], cancellationToken);
        }

        return (row, isNew);
    }

    private Submission? Decide(LedgerFacts facts, Submission fresh, ToolCall call)
    {
        if (IsSameWish(facts.Same, call))
        {
            return facts.Same;
        }

        Budget.Require(facts, fresh.Estimate, limits);
        return null;
    }

    /// <summary>
    /// What is open stays the same wish for as long as HeyGen may know its key: to submit it anew could be to pay twice. What HeyGen refused cost nothing,
    /// and is asked for anew.
    /// </summary>
    private bool IsSameWish(Submission? same, ToolCall call)
    {
        if (same is null || call.Options.NewTake || same.State is SubmissionState.Refused)
        {
            return false;
        }

        var age = time.GetUtcNow() - same.CreatedAt;
        return same.State.IsOpen() ? age < Idempotency.KeyLifetime : age <= SameCallWindow && !(IsDone(same, call.Tool) && deliveries.IsNoted(same));
    }

    /// <summary>The agent that asked again has taken its message in; the same words are then the answer to another question.</summary>
    private static bool IsDone(Submission row, ToolDefinition tool) => row.State.IsSettled() || (row.NeededInput && tool.Job is { Continues: true });

    private Submission Row(ToolCall call, AccountIdentity account)
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now).ToString("N");
        var body = call.Arguments.DeepClone().AsObject();
        var key = $"{id}-{Fingerprint.OfBody(call.Tool, body)[..16]}";
        Idempotency.Put(key, call.Tool, body);
        return new Submission
        {
            Id = id,
            Account = account.Tag,
            Caller = call.Caller.Tag,
            Session = call.Caller.Session,
            Tool = call.Tool.Name,
            Fingerprint = Fingerprint.Of(call),
            IdempotencyKey = key,
            Arguments = body,
            State = SubmissionState.Prepared,
            CreatedAt = now,
            UpdatedAt = now,
            Title = JsonText.Read(call.Arguments["title"]) ?? JsonText.Read(call.Arguments["name"]),
            Estimate = CostEstimator.Of(call.Tool.Price, call.Arguments),
        };
    }

    /// <summary>The row's sending; a new one where this process has none.</summary>
    private (SendInProgress SendInProgress, bool IsFirst) Start(Submission row, ToolDefinition tool)
    {
        lock (gate)
        {
            if (live.TryGetValue(row.Id, out var running))
            {
                return (running, false);
            }

            var sending = new SendInProgress(row);
            live.Add(row.Id, sending);
            sending.Start(() => RunAsync(sending, tool));
            return (sending, true);
        }
    }

    private async Task<Submission> RunAsync(SendInProgress sending, ToolDefinition tool)
    {
        try
        {
            return await sender.RunAsync(sending, tool, stopping.Token);
        }
        finally
        {
            lock (gate)
            {
                live.Remove(sending.Row.Id);
            }
        }
    }

    private SendInProgress? Live(string id)
    {
        lock (gate)
        {
            return live.GetValueOrDefault(id);
        }
    }

    /// <summary>The row as HeyGen's answer left it, or as it is when the caller's patience is over.</summary>
    private async Task<Submission> WaitAsync(SendInProgress sending, TimeSpan patience, TimeSpan inQueue, Action<QueuePosition>? moved, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        sending.Moved += moved;
        try
        {
            if (sending.Place is { } place)
            {
                moved?.Invoke(place);
            }

            if (await Task.WhenAny(sending.Ended, sending.Queued).WaitAsync(patience, time, cancellationToken) == sending.Queued)
            {
                var left = inQueue - time.GetElapsedTime(began);
                return await sending.Ended.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellationToken);
            }

            return await sending.Ended;
        }
        catch (TimeoutException)
        {
            return sending.Row;
        }
        finally
        {
            sending.Moved -= moved;
        }
    }

    /// <summary>One look at a row that this process does not send: in the ledger, and at HeyGen where no key would bring the answer.</summary>
    private async Task<Submission?> LookAsync(AccountIdentity account, string id, CancellationToken cancellationToken)
    {
        var row = await ledger.FindAsync(account.Tag, id, cancellationToken);
        if (row is not { State: SubmissionState.Sent or SubmissionState.Unknown })
        {
            return row;
        }

        if (ToolCatalog.Find(row.Tool) is { } tool && !Idempotency.IsPromised(tool) && await sender.ResolveAsync(row, tool, cancellationToken) is { } found)
        {
            return found;
        }

        return time.GetUtcNow() - row.UpdatedAt >= SubmissionSender.LongestSending ? await sender.GiveUpAsync(row) : row;
    }
}
