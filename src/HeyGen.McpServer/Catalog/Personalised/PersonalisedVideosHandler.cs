using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Pipeline;
using HeyGen.McpServer.Pipeline.Calls;
using HeyGen.McpServer.Pipeline.Confirmation;
using HeyGen.McpServer.Pipeline.Submissions;
using HeyGen.McpServer.Pipeline.Waiting;

namespace HeyGen.McpServer.Catalog.Personalised;

/// <summary>
/// Does <c>create_personalised_videos</c>. The whole is held against the budgets and agreed to once; then each batch is a submission of its own, so that the
/// same call after a crash sends only those that were not sent.
/// </summary>
internal sealed class PersonalisedVideosHandler(
    PersonalisedVideos videos,
    HeyGenClient heyGen,
    ILedger ledger,
    PricingStage pricing,
    ApprovalStage approvals,
    FileUploadStage uploads,
    Submitter submitter,
    WaitingStage waiting,
    CallTimers timers,
    TimeProvider time) : IToolHandler
{
    private const string Videos = "videos";

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        await using var timer = timers.Start(call, cancellationToken);
        var all = (await videos.ExpandAsync(call, cancellationToken)) with { Tool = VideoTools.CreateBatch };
        var whole = await pricing.PriceAsync(new IdentifiedCall(all, await heyGen.IdentifyAsync(cancellationToken)), cancellationToken);
        var batches = await DivideAsync(call.Tool, whole, cancellationToken);
        var known = batches.FirstOrDefault(batch => batch.Checked.Duplicate is not null) ?? batches[0];
        // A batch of this very call was sent before: the whole was agreed to then.
        var approval = await approvals.ApproveCreateAsync(
            known.Checked with { Priced = whole with { Identified = whole.Identified with { Call = call } } }, cancellationToken);
        if (approval.Question is { } question)
            return question;

        var sent = await SendAsync(call.Tool, batches, approval, timer, cancellationToken);
        if (sent is [{ Refusal: { } refusal }])
            return refusal;

        AwaitedJob[] jobs = [.. sent.SelectMany(batch => batch.Jobs).Select(id => new AwaitedJob(VideoKinds.Batch, id, Start: null))];
        var ended = await waiting.WaitAsync(jobs, timer, cancellationToken);
        return PersonalisedResult.Format(whole.Estimate, sent, ended, await SettledAsync(whole.Account, ended, cancellationToken));
    }

    /// <summary>A ledger that cannot be read must not cost the caller the result, which then goes without a cost.</summary>
    private async Task<IReadOnlyList<Submission>> SettledAsync(AccountIdentity account, IReadOnlyList<FinishedJob> jobs, CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await ledger.FindByJobsAsync(account.Tag, [.. jobs.Select(job => job.JobId.ToString())], cancellationToken)).Values];
        }
        catch (LedgerException)
        {
            return [];
        }
    }

    /// <summary>The batches, each with what the ledger knows of it. What identifies one is the whole call: of another table no batch is this one's.</summary>
    private async Task<IReadOnlyList<RowBatch>> DivideAsync(ToolDefinition tool, PricedCall whole, CancellationToken cancellationToken)
    {
        List<RowBatch> batches = [];
        var (now, caller) = (time.GetUtcNow(), whole.Call.Caller);
        foreach (var (index, items) in whole.Call.Arguments[Videos]!.AsArray().Chunk(PersonalisedVideos.BatchSize).Index())
        {
            var arguments = whole.Call.Arguments.DeepClone().AsObject();
            arguments[Videos] = new JsonArray([.. items.Select(item => item!.DeepClone())]);
            var part = await pricing.PriceAsync(whole.Identified with { Call = whole.Call with { Arguments = arguments } }, cancellationToken);
            var priced = part with { Fingerprint = Fingerprint.Of(tool, [], whole.Fingerprint, $"{index}") };
            var facts = await ledger.ReadFactsAsync(
                priced.Account.Tag, caller.Tag, priced.Fingerprint, caller.Session, DateOnly.FromDateTime(now.UtcDateTime), cancellationToken);
            var duplicate = DuplicateStage.DuplicateIn(facts, priced.Call, now);
            batches.Add(new RowBatch((index * PersonalisedVideos.BatchSize) + 1, items.Length, new CheckedCall(priced, facts, duplicate)));
        }

        return batches;
    }

    /// <summary>Sends the batches in order, up to the first that fails: what comes after it would most likely fail too.</summary>
    private async Task<IReadOnlyList<SentBatch>> SendAsync(
        ToolDefinition tool, IReadOnlyList<RowBatch> batches, Approval approval, CallTimer timer, CancellationToken cancellationToken)
    {
        // A refusal of a batch's create names the tool by which its caller repeats it.
        var spoken = VideoTools.CreateBatch with { Name = tool.Name };
        List<SentBatch> sent = [];
        var (agreed, total) = (approval, batches.Sum(batch => batch.Count));
        foreach (var batch in batches)
        {
            timer.Show($"Sending rows {batch.First} to {batch.First + batch.Count - 1} of {total} to HeyGen");
            try
            {
                var ready = await uploads.UploadAsync(batch.Checked, agreed, timer, cancellationToken);
                sent.Add(new SentBatch(batch, await submitter.SubmitAsync(ready, timer.Left, timer.Show, cancellationToken)));
                // Its nonce is used up with the first row that was written.
                agreed = Approval.Given;
            }
            catch (HeyGenException refusal)
            {
                return [.. sent, new SentBatch(batch, null, FailureFormatter.Format(refusal.Error, spoken))];
            }
            catch (ToolFailure failure)
            {
                return [.. sent, new SentBatch(batch, null, FailureFormatter.Format(failure, spoken))];
            }
        }

        return sent;
    }
}
