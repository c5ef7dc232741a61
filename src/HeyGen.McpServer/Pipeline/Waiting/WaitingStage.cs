using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Pipeline.Submissions;

namespace HeyGen.McpServer.Pipeline.Waiting;

/// <param name="Last">The last read, or why there is none.</param>
internal sealed record FinishedJob(JobKind Kind, string Id, LastRead Last)
{
    public JobId JobId => new(Kind.Name, Id);
}

/// <summary>A call whose jobs have ended, or whose wait is over.</summary>
/// <param name="Jobs">What was read last of each job that the answer names; none where it names none.</param>
internal sealed record FinishedCall(AnsweredCall Answered, IReadOnlyList<FinishedJob> Jobs);

/// <summary>Waits for the jobs that HeyGen's answer names. One that cannot be read is no failure of the call: HeyGen has started it.</summary>
internal sealed class WaitingStage(JobPoller jobs, JobSettler settler)
{
    public async Task<FinishedCall> WaitAsync(AnsweredCall answered, CallTimer timer, CancellationToken cancellationToken)
    {
        if (answered.Call.Tool.Job is not { } started)
            return new FinishedCall(answered, []);

        var fields = answered.Answer.Data.ValueKind is JsonValueKind.Object ? JsonObject.Create(answered.Answer.Data)! : [];
        var ids = started.Ids(fields, answered.Call.Arguments);
        var isEarlier = answered.Submitted is { AlreadySubmitted: true };
        var awaited = ids is [var only]
            ? [Awaited(started, only, answered.Answer.Data, isEarlier)]
            : ids.Select(id => new AwaitedJob(started.Kind, id, isEarlier ? null : Submitted(started.Kind, id))).ToArray();
        return new FinishedCall(answered, await WaitAsync(awaited, timer, cancellationToken));
    }

    /// <summary>Waits for jobs, whatever started them.</summary>
    public async Task<IReadOnlyList<FinishedJob>> WaitAsync(IReadOnlyList<AwaitedJob> awaited, CallTimer timer, CancellationToken cancellationToken)
    {
        if (awaited.Count == 0)
            return [];

        var last = awaited is [var only]
            ? await WaitForOneAsync(only, timer, cancellationToken)
            : await WaitForAllAsync(awaited, timer, cancellationToken);
        var finished = awaited.Zip(last, (job, read) => new FinishedJob(job.Kind, job.Id, read)).ToList();
        foreach (var job in finished.Where(job => job.Last.Snapshot?.State is JobState.Gone))
        {
            // Only the poller finds that a job is gone, by several reads; each by itself was a refusal, which settles nothing.
            await settler.SettleAsync(job.Kind, job.Last.Snapshot!, cancellationToken);
        }

        return finished;
    }

    private async Task<IReadOnlyList<LastRead>> WaitForOneAsync(AwaitedJob job, CallTimer timer, CancellationToken cancellationToken)
    {
        if (job.Start is { } start)
            timer.Show(job.Kind, start);

        return await jobs.WaitAsync([job], timer.Left, (_, read) => timer.Show(job.Kind, read), cancellationToken);
    }

    private async Task<IReadOnlyList<LastRead>> WaitForAllAsync(IReadOnlyList<AwaitedJob> awaited, CallTimer timer, CancellationToken cancellationToken)
    {
        var states = awaited.Select(job => job.Start?.State ?? JobState.Running).ToArray();
        var usual = awaited.Max(job => job.Kind.UsualDuration);
        var gate = new Lock();
        void Note(int index, JobSnapshot read)
        {
            lock (gate)
            {
                // Most reads find a job as it was; counting a hundred for each of them would be work for nothing.
                if (states[index] != read.State)
                {
                    states[index] = read.State;
                    timer.Show(JobCounts.Of(states), usual);
                }
            }
        }

        timer.Show(JobCounts.Of(states), usual);
        return await jobs.WaitAsync(awaited, timer.Left, Note, cancellationToken);
    }

    /// <summary>Only a read shows what a job is now that an earlier call started, and what one made, or why not, that ended as soon as it began.</summary>
    private static AwaitedJob Awaited(StartedJob started, string id, JsonElement data, bool isEarlier)
    {
        var start = StartOf(started, id, data);
        return new AwaitedJob(started.Kind, id, isEarlier || start.State is JobState.Completed or JobState.Failed ? null : start);
    }

    /// <summary>The job as the answer that started it shows it: the state only if it has one.</summary>
    private static JobSnapshot StartOf(StartedJob started, string id, JsonElement data)
    {
        var holder = started.IsNested ? data.GetProperty(started.IdPath.Split('.')[0]) : data;
        var shown = JobReader.Snapshot(started.Kind, id, holder);
        var hasStatus = holder.TryGetProperty(started.Kind.StatusField, out var status) && status.ValueKind is JsonValueKind.String;
        return shown with { Status = hasStatus ? shown.Status : "submitted", CreatedAt = null };
    }

    private static JobSnapshot Submitted(JobKind kind, string id) => new(new JobId(kind.Name, id), JobState.Running, "submitted", []);
}
