using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Platform;
using JsonSchema.Wording;

namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>A submission as a result shows it while HeyGen has named no job.</summary>
internal static class SubmissionFormatter
{
    /// <summary>The first half of its id, where a job's kind stands.</summary>
    public const string Kind = "submission";

    private const int NextLookSeconds = 10;

    /// <summary>What is in a queue goes on, even when it is not known what an earlier sending did.</summary>
    public static ToolResult Outcome(Submitted submitted, ToolDefinition tool) => submitted is { Place: null, Row.State: SubmissionState.Unknown or SubmissionState.Refused }
        ? new ToolResult { Kind = ResultKind.Failed, Text = FailureText(submitted, tool) }
        : ToolResult.From(Shape(submitted, tool), ResultKind.StillRunning);

    public static JsonObject Shape(Submitted submitted, ToolDefinition tool)
    {
        var state = submitted.Place is null ? submitted.Row.State.Name() : "queued";
        var job = new JsonObject { ["id"] = Id(submitted.Row), ["kind"] = Kind, ["state"] = state };
        if (submitted.Place is { } place)
        {
            job["place"] = place.Place;
            job["of"] = place.Of;
        }

        if (submitted.Row is { State: SubmissionState.Unknown or SubmissionState.Refused, Failure: { } failure })
        {
            job["failure"] = UntrustedText.Clean(failure);
        }

        if (submitted.Row.State is SubmissionState.Prepared or SubmissionState.Sent)
        {
            job[JobFormatter.NextCheck] = NextLookSeconds;
        }

        return new JsonObject { ["status"] = state, ["job"] = job, ["next"] = Next(submitted, tool) };
    }

    /// <summary>An answer that an earlier call brought about.</summary>
    public static ToolResult AlreadySubmitted(ToolResult outcome, ToolDefinition tool)
    {
        if (outcome.Structured is not { } structured)
        {
            return outcome with { Text = $"{outcome.Text}\nThis is how an earlier call with the same arguments ended; the next one submits anew." };
        }

        var paid = tool.Effects.HasFlag(Effects.Spends) ? ", which is paid for" : "";
        var note = $"An earlier call with the same arguments submitted this; this one submitted nothing. {tool.Name} with new_take: true asks for another{paid}.";
        var marked = structured.DeepClone().AsObject();
        marked["already_submitted"] = true;
        if (marked["job"] is JsonObject job)
        {
            job["already_submitted"] = true;
        }

        var next = marked["next"]?.GetValue<string>();
        marked.Remove("next");
        marked["next"] = next is null ? note : $"{note} {next}";
        return ToolResult.From(marked, outcome.Kind) with { Media = outcome.Media };
    }

    private static string Id(Submission row) => new JobId(Kind, row.Id).ToString();

    private static string Next(Submitted submitted, ToolDefinition tool) => (submitted.Row.State, submitted.Place) switch
    {
        (_, not null) => $"It is sent when HeyGen has room. {Wait(submitted.Row)}, or {tool.Name} again with the same arguments: both wait for this one and pay once.",
        (SubmissionState.Prepared, _) =>
            $"It was not sent yet. {tool.Name} again with the same arguments sends it; {Wait(submitted.Row)} if another session is about to. Either pays once.",
        (SubmissionState.Sent, _) => $"HeyGen has not answered yet. {Wait(submitted.Row)}, or {tool.Name} again with the same arguments: {OnRepeat(tool)}",
        (SubmissionState.Unknown, _) => FailureFormatter.AfterUnknown(tool),
        (SubmissionState.Refused, _) => $"Nothing was started and nothing was charged. {tool.Name} again submits anew.",
        _ => "HeyGen has answered.",
    };

    private static string FailureText(Submitted submitted, ToolDefinition tool)
    {
        var reason = submitted.Row.Failure is { } failure ? $" ({UntrustedText.Clean(failure).TrimEnd('.')})" : "";
        return $"{Id(submitted.Row)} of {tool.Name} is {submitted.Row.State.Name()}{reason}.\n{Next(submitted, tool)}";
    }

    private static string OnRepeat(ToolDefinition tool) =>
        Idempotency.IsPromised(tool) ? "both go on with this one and pay once." : "both look for what became of this one; neither sends it again.";

    private static string Wait(Submission row) => $"Call wait_for_job with job_ids [\"{Id(row)}\"]";
}
