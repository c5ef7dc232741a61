using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Tools.Results;

namespace HeyGen.McpServer.Tools.Calls;

/// <summary>Does the call of a tool that stands for one operation: send it, and wait for the job if it starts one.</summary>
internal static class OperationCall
{
    /// <summary>
    /// How long the answer to a create is waited for at least. HeyGen takes up to half a minute for one in a hundred, and hosts cut a
    /// call off after a minute, with nothing told.
    /// </summary>
    private static readonly TimeSpan shortestPatience = TimeSpan.FromSeconds(50);

    public static async Task<ToolOutcome> RunAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        if (call.Tool.Job is not { } started)
        {
            return AnswerShape.From(call, await SendAsync(call, services, cancellationToken));
        }

        await using var progress = call.Progress ?? CallProgress.Start(call.Caller, services, cancellationToken);
        var answer = await SendAsync(call, services, cancellationToken);
        var fields = answer.Data.ValueKind is JsonValueKind.Object ? JsonObject.Create(answer.Data)! : [];
        var ids = started.Ids(fields, call.Arguments);
        if (ids is [var id])
        {
            return await WaitAsync(call, started, id, answer.Data, services, progress, cancellationToken);
        }

        return ids.Count == 0
            ? AnswerShape.From(call, answer)
            : WithAnswer(await WaitForAllAsync(call, started.Kind, ids, services, progress, cancellationToken), fields);
    }

    private static async Task<ToolOutcome> WaitAsync(
        ToolCall call, StartedJob started, string id, JsonElement data, ToolServices services, CallProgress? progress, CancellationToken cancellationToken)
    {
        var start = StartOf(started, id, data);
        progress?.Show(started.Kind, start);
        var last = await services.Jobs.WaitAsync(
            started.Kind, start, services.WaitTime.For(call.Options, call.Caller), snapshot => progress?.Show(started.Kind, snapshot), cancellationToken);
        return JobShape.Outcome(started.Kind, WithAnswer(last, data, started));
    }

    private static Task<ToolOutcome> WaitForAllAsync(
        ToolCall call, JobKind kind, IReadOnlyList<string> ids, ToolServices services, CallProgress? progress, CancellationToken cancellationToken)
    {
        var jobs = ids.Select(id => new AwaitedJob(kind, id, new JobSnapshot(new JobId(kind.Name, id), JobState.Running, "submitted", [])));
        return ManyJobs.WaitAsync([.. jobs], services.WaitTime.For(call.Options, call.Caller), services, progress, cancellationToken);
    }

    /// <summary>What only the first answer told, such as the list of ids, goes before the jobs.</summary>
    private static ToolOutcome WithAnswer(ToolOutcome jobs, JsonObject answer)
    {
        var shaped = ForeignText.Clean(answer);
        foreach (var (name, value) in jobs.Structured!)
        {
            shaped[name] = value?.DeepClone();
        }

        return ToolOutcome.From(shaped, jobs.Kind) with { Media = jobs.Media };
    }

    /// <summary>Sends the operation, a create so that it is not cut off half way.</summary>
    public static async Task<HeyGenAnswer> SendAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        var operation = call.Tool.Operation!;
        if (operation.Class is not OperationClass.Create)
        {
            return await services.HeyGen.SendAsync(operation, call.Arguments, options: null, cancellationToken);
        }

        var wait = services.WaitTime.For(call.Options, call.Caller);
        var patience = wait > shortestPatience ? wait : shortestPatience;
        try
        {
            // Not cancelled with the caller: a create that is cut off may have started work that nobody knows of.
            return await services.HeyGen.SendAsync(operation, call.Arguments, options: null, CancellationToken.None).WaitAsync(patience, services.Time, cancellationToken);
        }
        catch (TimeoutException late)
        {
            throw new HeyGenException(NoAnswerYet(patience), late);
        }
    }

    private static HeyGenError NoAnswerYet(TimeSpan patience) => new()
    {
        Code = "timeout",
        Message = $"HeyGen has not answered within {patience.TotalSeconds:0} s.",
        Hint = "It may still do so.",
        Kind = FailureKind.Timeout,
        WorkStarted = WorkStarted.Unknown,
    };

    /// <summary>The job as the answer that started it tells: the state only if it says one.</summary>
    private static JobSnapshot StartOf(StartedJob started, string id, JsonElement data)
    {
        var holder = IsNested(started) ? data.GetProperty(started.IdPath.Split('.')[0]) : data;
        var told = JobReader.Snapshot(started.Kind, id, holder);
        var hasStatus = holder.TryGetProperty(started.Kind.StatusField, out var status) && status.ValueKind is JsonValueKind.String;
        return told with
        {
            // Done already or not: only a look at the job tells what it made.
            State = told.State is JobState.Completed ? JobState.Running : told.State,
            Status = hasStatus ? told.Status : "submitted",
            CreatedAt = null,
        };
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
