using HeyGen.McpServer.Pipeline.Submissions;
using HeyGen.McpServer.Pipeline.Waiting;

namespace HeyGen.McpServer.Pipeline.Results;

/// <summary>Makes a call's result, once, of HeyGen's answer and of what was read last of its jobs.</summary>
internal sealed class ResultFormatter(Billing billing, TimeProvider time)
{
    public ToolResult Format(FinishedCall finished)
    {
        var (answered, jobs) = (finished.Answered, finished.Jobs);
        var (call, answer) = (answered.Call, answered.Answer);
        var fields = answer.Data.ValueKind is JsonValueKind.Object ? JsonObject.Create(answer.Data)! : [];
        var result = jobs switch
        {
            [] => AnswerFormatter.From(call, answer),
            [var only] => FormatOne(call.Tool, only, fields),
            _ => WithAnswer(JobSetFormatter.Format(jobs), fields),
        };
        return answered.Submitted is { } submitted ? AddMoney(result, call.Tool, submitted, jobs) : result;
    }

    /// <summary>What became of a create that HeyGen has not answered, or not so that it can be worked with.</summary>
    public ToolResult FormatUnanswered(Submitted submitted, ToolDefinition tool)
    {
        var result = SubmissionFormatter.Format(submitted, tool);
        return submitted.AlreadySubmitted && !result.IsError ? AddMoney(result, tool, submitted, []) : AddCost(result, tool, submitted, []);
    }

    /// <summary>The result of a call whose jobs were waited for by other means.</summary>
    public static ToolResult Format(ToolDefinition tool, JsonObject answer, IReadOnlyList<FinishedJob> jobs) =>
        jobs is [var only] ? FormatOne(tool, only, answer) : WithAnswer(JobSetFormatter.Format(jobs), answer);

    private static ToolResult FormatOne(ToolDefinition tool, FinishedJob job, JsonObject answer)
    {
        if (job.Last.Fault is HeyGenException refusal)
            return JobFormatter.Unreadable(job, answer, refusal.Error, tool);

        var last = job.Last.Require();
        if (tool.Job is not { IsNested: true, IdPath: var path })
            return JobFormatter.Format(job.Kind, last with { Fields = Merge(answer, last.Fields) }, tool);

        // The answer holds the job beside other objects, whose states are out of date by now. Ids stay where HeyGen gave them: HeyGen's published skills
        // read avatar_item.id and avatar_item.group_id.
        var holder = path.Split('.')[0];
        var ids = new JsonObject { [holder] = Ids(answer[holder] as JsonObject ?? []) };
        return JobFormatter.Format(job.Kind, last with { Fields = Merge(last.Fields, ids) }, tool);
    }

    private static JsonObject Ids(JsonObject item) =>
        new(item.Where(field => field.Key is "id" || field.Key.EndsWith("_id", StringComparison.Ordinal))
            .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));

    private ToolResult AddMoney(ToolResult result, ToolDefinition tool, Submitted submitted, IReadOnlyList<FinishedJob> jobs)
    {
        var priced = AddCost(result, tool, submitted, jobs);
        return submitted.AlreadySubmitted ? SubmissionFormatter.AlreadySubmitted(priced, tool) : priced;
    }

    private ToolResult AddCost(ToolResult result, ToolDefinition tool, Submitted submitted, IReadOnlyList<FinishedJob> jobs)
    {
        if (result is not { Kind: ResultKind.Done or ResultKind.StillRunning, Structured: { } fields } || !tool.Effects.HasFlag(Effects.Spends))
            return result;

        // The read that showed the end has settled the ledger's row too; this one is settled by the same rule, without another read of the ledger.
        var row = jobs.Where(job => job.Last.Snapshot is not null)
            .Aggregate(submitted.Row, (row, job) => JobSettlement.Settle(row, job.Kind, job.Last.Snapshot!, isPayer: true, time.GetUtcNow()) ?? row);
        CostFields.Add(fields, row, Math.Max(1, jobs.Count), billing.Known(submitted.Account).Unit);
        return result;
    }

    /// <summary>What only the first answer showed, such as the list of ids, goes before the jobs.</summary>
    private static ToolResult WithAnswer(ToolResult jobs, JsonObject answer) =>
        jobs with { Structured = Merge(UntrustedText.Clean(answer), jobs.Structured!) };

    private static JsonObject Merge(JsonObject first, JsonObject over)
    {
        var merged = first.DeepClone().AsObject();
        foreach (var (name, value) in over)
            merged[name] = value?.DeepClone();

        return merged;
    }
}
