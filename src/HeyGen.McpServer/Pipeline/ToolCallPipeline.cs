using HeyGen.McpServer.Pipeline.Arguments;
using HeyGen.McpServer.Pipeline.Calls;
using HeyGen.McpServer.Pipeline.Confirmation;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Pipeline.Submissions;
using HeyGen.McpServer.Pipeline.Waiting;

namespace HeyGen.McpServer.Pipeline;

/// <summary>Every call's stages, top to bottom: each takes the record of the one before and returns its own; none calls back.</summary>
internal sealed class ToolCallPipeline(
    ArgumentBinder binder,
    HeyGenClient heyGen,
    PricingStage pricing,
    DuplicateStage duplicates,
    ApprovalStage approvals,
    FileUploadStage uploads,
    Submitter submitter,
    WaitingStage waiting,
    ResultFormatter results,
    FailureFormatter failures,
    IToolParts parts,
    CallTimers timers)
{
    /// <exception cref="OperationCanceledException">The caller has gone or cancelled; any job goes on at HeyGen.</exception>
    public async Task<ToolResult> CallAsync(ToolDefinition tool, JsonObject arguments, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            var call = binder.Bind(tool, arguments, caller);
            var result = tool.Handler is not null ? await parts.HandlerOf(tool).RunAsync(call, cancellationToken)
                : tool.Submits ? await CreateAsync(call, cancellationToken)
                : await SendAsync(call, cancellationToken);
            if (call.Options.Ignored is { } ignored && result.Structured is { } fields)
                fields["ignored"] = ignored;

            return MayBeTask(call, result) ? result with { MayBeTask = true } : result;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            timers.NoteCancelled(tool, caller);
            throw;
        }
#pragma warning disable CA1031 // A fault in one call must not end the process, nor show its internals to the caller.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return await failures.FormatAsync(failure, tool, arguments, caller, cancellationToken);
        }
    }

    /// <summary>What starts paid or lasting work.</summary>
    private async Task<ToolResult> CreateAsync(ToolCall call, CancellationToken cancellationToken)
    {
        await using var timer = timers.Start(call, cancellationToken);
        var identified = new IdentifiedCall(call, await heyGen.IdentifyAsync(cancellationToken));
        var priced = await pricing.PriceAsync(identified, cancellationToken);
        var known = await duplicates.CheckAsync(priced, cancellationToken);
        var approval = await approvals.ApproveCreateAsync(known, cancellationToken);
        if (approval.Question is { } question)
            return question;

        var ready = await uploads.UploadAsync(known, approval, timer, cancellationToken);
        timer.Show("Sending to HeyGen");
        var submitted = await submitter.SubmitAsync(ready, timer.Wait, timer.Show, cancellationToken);
        if (submitted.Answer is not { } answer)
            return results.FormatUnanswered(submitted, call.Tool);

        var finished = await waiting.WaitAsync(new AnsweredCall(ready.Priced.Call, answer, submitted), timer, cancellationToken);
        return results.Format(finished);
    }

    /// <summary>Everything else: reads, changes, deletes.</summary>
    private async Task<ToolResult> SendAsync(ToolCall call, CancellationToken cancellationToken)
    {
        await using var timer = timers.Start(call, cancellationToken);
        var approval = await approvals.ApproveDeleteAsync(call, cancellationToken);
        if (approval.Question is { } question)
            return question;

        var ready = await uploads.UploadAsync(call, timer, cancellationToken);
        await approvals.UseUpAsync(approval, cancellationToken);
        var answer = await heyGen.SendAsync(ready.Tool.Operation!, ready.Arguments, options: null, cancellationToken);
        var finished = await waiting.WaitAsync(new AnsweredCall(ready, answer, Submitted: null), timer, cancellationToken);
        return results.Format(finished);
    }

    /// <summary>
    /// A result that says no more than that a job goes on. One with links gives somebody something to open now, which a task would keep back.
    /// </summary>
    private static bool MayBeTask(ToolCall call, ToolResult result) =>
        call.Caller.TakesTasks && call.Tool.TakesWait && call.Options.WaitSeconds is null
        && result is { Kind: ResultKind.StillRunning, Elicitation: null, Structured: { } fields } && !fields.ContainsKey("links");
}
