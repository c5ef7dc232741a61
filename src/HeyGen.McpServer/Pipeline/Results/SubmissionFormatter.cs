using HeyGen.McpServer.Pipeline.Submissions;

namespace HeyGen.McpServer.Pipeline.Results;

/// <summary>A submission as a result shows it while HeyGen has named no job.</summary>
internal static class SubmissionFormatter
{
    /// <summary>The first half of its id, where a job's kind stands.</summary>
    public const string Kind = "submission";

    private const string Prefix = Kind + ":";

    private const int NextReadSeconds = 10;

    /// <summary>What is in a queue goes on, even when it is not known what an earlier sending did.</summary>
    public static ToolResult Format(Submitted submitted, ToolDefinition tool) =>
        submitted is { Position: null, Row.State: SubmissionState.Unknown or SubmissionState.Refused }
        ? new ToolResult { Kind = ResultKind.Failed, Text = FailureText(submitted, tool) }
        : ToolResult.From(Show(submitted, tool), ResultKind.StillRunning);

    public static JsonObject Show(Submitted submitted, ToolDefinition tool)
    {
        var state = submitted.Position is null ? submitted.Row.State.Name() : "queued";
        var job = new JsonObject { ["id"] = HandleOf(submitted.Row), ["kind"] = Kind, ["state"] = state };
        if (submitted.Position is { } position)
        {
            job["place"] = position.Place;
            job["of"] = position.Of;
        }

        if (submitted.Row is { State: SubmissionState.Unknown or SubmissionState.Refused, Failure: { } failure })
            job["failure"] = UntrustedText.Clean(failure);

        if (submitted.Row.State is SubmissionState.Prepared or SubmissionState.Sent)
            job[JobFormatter.NextCheck] = NextReadSeconds;

        return new JsonObject { ["status"] = state, ["job"] = job, ["next"] = Next(submitted, tool) };
    }

    public static bool IsHandle(string jobId) => jobId.StartsWith(Prefix, StringComparison.Ordinal);

    public static string IdOf(string handle) => handle[Prefix.Length..];

    /// <summary>An answer that an earlier call brought about.</summary>
    public static ToolResult AlreadySubmitted(ToolResult outcome, ToolDefinition tool)
    {
        if (outcome.Structured is not { } structured)
        {
            return outcome with
            {
                Text =
                $"{outcome.Text}\nThis is how an earlier call with the same arguments ended; {tool.Name} with new_take: true submits another."
            };
        }

        var paid = tool.Effects.HasFlag(Effects.Spends) ? ", which is paid for" : "";
        var note = $"An earlier call with the same arguments submitted this; this one submitted nothing. {tool.Name} with new_take: true asks for "
            + $"another{paid}.";
        var flagged = structured.DeepClone().AsObject();
        flagged["already_submitted"] = true;
        if (flagged["job"] is JsonObject job)
            job["already_submitted"] = true;

        var next = flagged["next"]?.GetValue<string>();
        flagged.Remove("next");
        flagged["next"] = next is null ? note : $"{note} {next}";
        return outcome with { Structured = flagged };
    }

    public static string HandleOf(Submission row) => Prefix + row.Id;

    private static string Next(Submitted submitted, ToolDefinition tool) => (submitted.Row.State, submitted.Position) switch
    {
        (_, not null) =>
            $"It is sent when HeyGen has room. {Wait(submitted.Row)}, or {tool.Name} again with the same arguments: both wait for this one and pay once.",
        (SubmissionState.Prepared, _) =>
            $"It was not sent yet. {tool.Name} again with the same arguments sends it; {Wait(submitted.Row)} if another session is about to. Either pays once.",
        (SubmissionState.Sent, _) => $"HeyGen has not answered yet. {Wait(submitted.Row)}, or {tool.Name} again with the same arguments: {OnRepeat(tool)}",
        (SubmissionState.Unknown, _) => UnknownOutcome.Advice(tool),
        (SubmissionState.Refused, _) => $"Nothing was started and nothing was charged. {tool.Name} again submits anew.",
        _ => "HeyGen has answered.",
    };

    private static string FailureText(Submitted submitted, ToolDefinition tool)
    {
        var reason = submitted.Row.Failure is { } failure ? $" ({UntrustedText.Clean(failure).TrimEnd('.')})" : "";
        return $"{HandleOf(submitted.Row)} of {tool.Name} is {submitted.Row.State.Name()}{reason}.\n{Next(submitted, tool)}";
    }

    private static string OnRepeat(ToolDefinition tool) =>
        tool.HasIdempotencyKey ? "both go on with this one and pay once." : "both find out what became of this one; neither sends it again.";

    private static string Wait(Submission row) => $"Call wait_for_job with job_ids [\"{HandleOf(row)}\"]";
}

/// <summary>Words for a call of which it is unknown whether HeyGen began the work.</summary>
internal static class UnknownOutcome
{
    public static string Advice(ToolDefinition tool)
    {
        var check = tool.LookForWorkWith is { } list ? $"Check with {list}" : "Check at HeyGen";
        const string anew = "new_take: true submits anew, and may be paid twice.";
        return tool switch
        {
            { Submits: false } =>
                $"It is unknown whether HeyGen started the work. {check} before calling {tool.Name} again: a second submission may be paid twice.",
            _ when tool.HasIdempotencyKey =>
                $"It is unknown whether HeyGen started the work. {tool.Name} again with the same arguments goes on with this submission and pays once. "
                + $"{check} what was started; {anew}",
            _ => $"It is unknown whether HeyGen started the work, and HeyGen does not recognise a repeat of it: {tool.Name} again with the same arguments "
                + $"searches for it and does not send it again. {check}; {anew}",
        };
    }
}
