using HeyGen.McpServer.Pipeline.Arguments;
using HeyGen.McpServer.Pipeline.Calls;
using HeyGen.McpServer.Pipeline.Submissions;

namespace HeyGen.McpServer.Pipeline;

/// <summary>Estimates a create and takes its fingerprint, each once, before anything is sent.</summary>
internal sealed class PricingStage(FileArguments files, IJobReader jobs, IToolParts parts)
{
    /// <exception cref="ArgumentsRefusedException">What the arguments alone do not show is wrong with them.</exception>
    /// <exception cref="HeyGen.Client.HeyGenException">HeyGen did not answer a read that the call depends on; nothing was sent.</exception>
    public async Task<PricedCall> PriceAsync(IdentifiedCall identified, CancellationToken cancellationToken)
    {
        var call = await files.NameJobsAsync(identified.Call, identified.Account.Tag, cancellationToken);
        if (call.Tool.Expansion is not null)
            call = await parts.ExpansionOf(call.Tool).ExpandAsync(call, cancellationToken);

        identified = identified with { Call = call };
        await PrecheckAsync(call, cancellationToken);
        var local = await files.ExamineAsync(call, cancellationToken);
        var context = local.Versions.Concat(await QuestionAsync(call, cancellationToken) is { } question ? [question] : []);
        var estimate = CostEstimator.Of(call.Tool.Price, call.Arguments, new MediaLengths(local.Seconds));
        return new PricedCall(identified, estimate, Fingerprint.Of(call.Tool, call.Arguments, context));
    }

    private async Task PrecheckAsync(ToolCall call, CancellationToken cancellationToken)
    {
        if (call.Tool.Precheck is not null && await parts.PrecheckOf(call.Tool).CheckAsync(call, cancellationToken) is { Count: > 0 } problems)
            throw new ArgumentsRefusedException(problems);
    }

    /// <summary>
    /// The question that a message to a running conversation answers: the same words to the next question are another call. A repeat of the message, while
    /// HeyGen still thinks about it, answers the same question.
    /// </summary>
    private async Task<string?> QuestionAsync(ToolCall call, CancellationToken cancellationToken)
    {
        if (call.Tool.Job is not { Continues: true, Kind: { MessagesField: not null } kind } || JsonText.At(call.Arguments, kind.IdArgument) is not { } id)
            return null;

        return JobQuestion.Of(kind, await jobs.ReadAsync(kind, id, cancellationToken))!.Key;
    }
}
