namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>
/// Writes into the ledger what HeyGen said to a create. HeyGen's answer cannot be taken back, so that a ledger that fails now must not keep it from the
/// caller: the row stays as it was, counts as sent, and is written when the ledger is back.
/// </summary>
internal sealed class SubmissionWriter(DeferredLedgerWrites writes, TimeProvider time)
{
    private const string NoJobNamed = "no_job_named: HeyGen accepted the call, and its answer names no job.";

    /// <summary>HeyGen took it on. An answer that names no job, where one is expected, leaves the outcome unknown: the work is paid for all the same.</summary>
    public Task<Submission> AcceptAsync(Submission row, ToolDefinition tool, JsonObject answer)
    {
        var ids = tool.Job is { } started ? started.Ids(answer, row.Arguments ?? []).Select(id => $"{started.Kind.Name}:{id}").ToArray() : [];
        return WriteAsync(row, now => now.State switch
        {
            // A job that has ended is not begun again.
            SubmissionState.Completed or SubmissionState.Failed => null,
            _ when ids.Length > 0 => now with { State = SubmissionState.Accepted, Answer = Copy(answer), JobIds = ids, Failure = null },
            _ when tool.Job is not null => now with { State = SubmissionState.Unknown, MayHaveBegun = true, Answer = Copy(answer), Failure = NoJobNamed },
            _ => now with
            {
                State = SubmissionState.Completed,
                Answer = Copy(answer),
                EndedAt = time.GetUtcNow(),
                SettledUsd = Settlement.Of(now.Estimate, answer),
                Failure = null,
            },
        });
    }

    /// <summary>Back to where nothing was begun; where an earlier send may have begun it, the outcome stays unknown.</summary>
    public Task<Submission> RequeueAsync(Submission row, HeyGenError full)
    {
        var mayHaveBegun = row.MayHaveBegun || full.WorkStarted is WorkStarted.Unknown;
        return WriteAsync(row, now => now.State is not SubmissionState.Sent
            ? null
            : now with { State = mayHaveBegun ? SubmissionState.Unknown : SubmissionState.Prepared, MayHaveBegun = mayHaveBegun });
    }

    public Task<Submission> ConcludeAsync(Submission row, HeyGenError error)
    {
        var isOpen = row.MayHaveBegun || error.WorkStarted is WorkStarted.Unknown;
        // Another state than the one that this process left it in is another process's, which may be sending at this moment.
        return WriteAsync(row, now => now.State != row.State || !now.State.IsOpen() ? null : now with
        {
            State = isOpen || now.MayHaveBegun ? SubmissionState.Unknown : SubmissionState.Refused,
            MayHaveBegun = isOpen || now.MayHaveBegun,
            EndedAt = isOpen || now.MayHaveBegun ? null : time.GetUtcNow(),
            Failure = $"{error.Code}: {error.Message}",
        });
    }

    /// <summary>A row that nobody can be sending any more, and whose outcome nobody knows.</summary>
    public Task<Submission> GiveUpAsync(Submission row, string? failure = null) => WriteAsync(row, now => now.State is SubmissionState.Sent
        ? now with { State = SubmissionState.Unknown, MayHaveBegun = true, Failure = failure ?? now.Failure }
        : null);

    /// <summary>The row is being sent again: renews its time, so that no other process takes its send for ended.</summary>
    public Task RenewAsync(Submission row) => WriteAsync(row, now => now.State is SubmissionState.Sent ? now : null);

    private Task<Submission> WriteAsync(Submission row, Func<Submission, Submission?> change) =>
        writes.ChangeAsync(row, now => change(now) is { } changed ? changed with { UpdatedAt = time.GetUtcNow() } : null);

    private static JsonObject Copy(JsonObject answer) => answer.DeepClone().AsObject();
}
