using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Pipeline.Submissions;
using HeyGen.McpServer.Pipeline.Waiting;
using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Pipeline;

/// <summary>Does the call of a tool that stands for one operation: send it, and wait for the job if it starts one.</summary>
internal static class OperationCall
{
    public static async Task<ToolResult> RunAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        if (call.Tool is { Job: null, Submits: false })
        {
            return AnswerFormatter.From(call, await services.HeyGen.SendAsync(call.Tool.Operation!, call.Arguments, options: null, cancellationToken));
        }

        await using var progress = call.Progress ?? CallProgress.Start(call.Caller, services, cancellationToken);
        var time = new CallTime(call, services);
        if (call.Tool.Submits)
        {
            return await SubmitAsync(call, time, services, progress, cancellationToken);
        }

        var answer = await services.HeyGen.SendAsync(call.Tool.Operation!, call.Arguments, options: null, cancellationToken);
        return await FinishAsync(call, answer, time, isEarlier: false, services, progress, cancellationToken);
    }

    private static async Task<ToolResult> SubmitAsync(ToolCall call, CallTime time, ToolServices services, CallProgress? progress, CancellationToken cancellationToken)
    {
        var submitted = await services.Submitter.SubmitAsync(call, time.Wait, place => progress?.Show(place), cancellationToken);
        if (submitted.Row.State.IsOpen() || submitted.Row.Answer is not { } answer)
        {
            var open = SubmissionFormatter.Outcome(submitted, call.Tool);
            return submitted.AlreadySubmitted && !open.IsError ? SubmissionFormatter.AlreadySubmitted(open, call.Tool) : open;
        }

        var told = new HeyGenAnswer(JsonSerializer.SerializeToElement(answer, JsonNodes.Default.JsonObject), HasMore: null, NextToken: null, RequestId: null);
        var outcome = await FinishAsync(call, told, time, submitted.AlreadySubmitted, services, progress, cancellationToken);
        return submitted.AlreadySubmitted ? SubmissionFormatter.AlreadySubmitted(outcome, call.Tool) : outcome;
    }

    /// <summary>From HeyGen's answer to the result: by way of the jobs that it names.</summary>
    private static async Task<ToolResult> FinishAsync(
        ToolCall call, HeyGenAnswer answer, CallTime time, bool isEarlier, ToolServices services, CallProgress? progress, CancellationToken cancellationToken)
    {
        if (call.Tool.Job is not { } started)
        {
            return AnswerFormatter.From(call, answer);
        }

        var fields = answer.Data.ValueKind is JsonValueKind.Object ? JsonObject.Create(answer.Data)! : [];
        var ids = started.Ids(fields, call.Arguments);
        if (ids is [var id])
        {
            // Only a look tells what a job is now that an earlier call started, and what one made, or why not, that ended as soon as it began.
            var told = StartOf(started, id, answer.Data);
            var job = new AwaitedJob(started.Kind, id, isEarlier || told.State is JobState.Completed or JobState.Failed ? null : told);
            return await WaitAsync(started, job, answer.Data, time, services, progress, cancellationToken);
        }

        return ids.Count == 0
            ? AnswerFormatter.From(call, answer)
            : WithAnswer(await WaitForAllAsync(started.Kind, ids, time, isEarlier, services, progress, cancellationToken), fields);
    }

    private static async Task<ToolResult> WaitAsync(
        StartedJob started, AwaitedJob job, JsonElement data, CallTime time, ToolServices services, CallProgress? progress, CancellationToken cancellationToken)
    {
        if (job.Start is { } start)
        {
            progress?.Show(started.Kind, start);
        }

        var last = await services.Jobs.WaitAsync(job, time.Left, snapshot => progress?.Show(started.Kind, snapshot), cancellationToken);
        return JobFormatter.Outcome(started.Kind, WithAnswer(last, data, started));
    }

    private static Task<ToolResult> WaitForAllAsync(
        JobKind kind, IReadOnlyList<string> ids, CallTime time, bool isEarlier, ToolServices services, CallProgress? progress, CancellationToken cancellationToken)
    {
        var jobs = ids.Select(id => new AwaitedJob(kind, id, isEarlier ? null : new JobSnapshot(new JobId(kind.Name, id), JobState.Running, "submitted", [])));
        return JobSet.WaitAsync([.. jobs], time.Left, services, progress, cancellationToken);
    }

    /// <summary>The result of a call whose jobs were waited for by other means, out of HeyGen's answer to it and the last look at each job.</summary>
    public static ToolResult ResultOf(StartedJob started, JsonObject answer, IReadOnlyList<(JobKind Kind, JobSnapshot Last)> jobs) => jobs is [var only]
        ? JobFormatter.Outcome(only.Kind, WithAnswer(only.Last, JsonSerializer.SerializeToElement(answer, JsonNodes.Default.JsonObject), started))
        : WithAnswer(JobSet.Outcome(jobs), answer);

    /// <summary>What only the first answer told, such as the list of ids, goes before the jobs.</summary>
    private static ToolResult WithAnswer(ToolResult jobs, JsonObject answer)
    {
        var shaped = UntrustedText.Clean(answer);
        foreach (var (name, value) in jobs.Structured!)
        {
            shaped[name] = value?.DeepClone();
        }

        return ToolResult.From(shaped, jobs.Kind) with { Media = jobs.Media };
    }

    /// <summary>The job as the answer that started it tells: the state only if it says one.</summary>
    private static JobSnapshot StartOf(StartedJob started, string id, JsonElement data)
    {
        var holder = IsNested(started) ? data.GetProperty(started.IdPath.Split('.')[0]) : data;
        var told = JobReader.Snapshot(started.Kind, id, holder);
        var hasStatus = holder.TryGetProperty(started.Kind.StatusField, out var status) && status.ValueKind is JsonValueKind.String;
        return told with { Status = hasStatus ? told.Status : "submitted", CreatedAt = null };
    }

    /// <summary>The last look, with what only the first answer told, such as the name of the id field.</summary>
    private static JobSnapshot WithAnswer(JobSnapshot last, JsonElement data, StartedJob started)
    {
        if (IsNested(started))
        {
            // The answer holds the job beside other objects, whose states are out of date by now.
            return last;
        }

        var fields = JsonObject.Create(data)!;
        foreach (var (name, value) in last.Fields)
        {
            fields[name] = value?.DeepClone();
        }

        return last with { Fields = fields };
    }

    private static bool IsNested(StartedJob started) => started.IdPath.Contains('.', StringComparison.Ordinal);
}
