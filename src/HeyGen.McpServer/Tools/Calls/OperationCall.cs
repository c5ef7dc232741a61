using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Tools.Results;

namespace HeyGen.McpServer.Tools.Calls;

/// <summary>Does the call of a tool that stands for one operation: send it, and wait for the job if it starts one.</summary>
internal static class OperationCall
{
    public static async Task<ToolOutcome> RunAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        if (call.Tool.Job is not { } started)
        {
            return AnswerShape.From(call, await services.HeyGen.SendAsync(call.Tool.Operation!, call.Arguments, options: null, cancellationToken));
        }

        await using var progress = CallProgress.Start(call.Caller, services, cancellationToken);
        // Not cancelled with the caller: a create that is cut off may have started a job that nobody knows of.
        var answer = await services.HeyGen.SendAsync(call.Tool.Operation!, call.Arguments, options: null, CancellationToken.None).WaitAsync(cancellationToken);
        if (Find(answer.Data, started.IdPath) is not { } id)
        {
            return AnswerShape.From(call, answer);
        }

        var start = StartOf(started, id, answer.Data);
        progress?.Show(started.Kind, start);
        var last = await services.Jobs.WaitAsync(
            started.Kind, start, services.WaitTime.For(call.Options, call.Caller), snapshot => progress?.Show(started.Kind, snapshot), cancellationToken);
        return JobShape.Outcome(started.Kind, WithAnswer(last, answer.Data, started));
    }

    /// <summary>The job as the answer that started it tells: the state only if it says one.</summary>
    private static JobSnapshot StartOf(StartedJob started, string id, JsonElement data)
    {
        var holder = IsNested(started) ? data.GetProperty(started.IdPath.Split('.')[0]) : data;
        var told = JobReader.Snapshot(started.Kind, id, holder);
        return holder.TryGetProperty("status", out _) ? told with { CreatedAt = null } : told with { State = JobState.Running, Status = "submitted", CreatedAt = null };
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

    private static string? Find(JsonElement data, string path)
    {
        foreach (var step in path.Split('.'))
        {
            if (data.ValueKind is not JsonValueKind.Object || !data.TryGetProperty(step, out data))
            {
                return null;
            }
        }

        return data.ValueKind is JsonValueKind.String ? data.GetString() : null;
    }
}
