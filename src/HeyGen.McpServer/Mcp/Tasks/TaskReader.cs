using HeyGen.McpServer.Catalog.BuiltIn;
using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Pipeline;
using HeyGen.McpServer.Pipeline.Results;
using ModelContextProtocol;

namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>Reads tasks: their jobs, through the reader that everybody uses, and what the ledger knows of them.</summary>
internal sealed class TaskReader(
    HeyGenClient heyGen, ILedger ledger, IJobReader jobReader, JobPoller poller, IJobKinds kinds, ToolCallPipeline pipeline, TimeProvider time)
{
    /// <summary>A fresh job can be unknown to some of HeyGen's replicas for a moment.</summary>
    private static readonly TimeSpan freshness = TimeSpan.FromMinutes(1);

    /// <returns>Null when there is no such task, or none of this account.</returns>
    public async Task<TaskSnapshot?> ReadAsync(string taskId, Caller caller, CancellationToken cancellationToken)
    {
        if (TaskId.Parse(taskId) is not { } named || !named.All(IsKnownKind))
            return null;

        try
        {
            return await ReadAsync(taskId, named, caller, cancellationToken);
        }
        catch (HeyGenException refusal)
        {
            throw new McpProtocolException(FailureFormatter.Format(refusal.Error, JobTools.Get).Text, McpErrorCode.InternalError);
        }
    }

    /// <summary>When the work that a call answered with was asked for; null when there is no such work, which a wait alone does not show.</summary>
    public async Task<DateTimeOffset?> StartOfAsync(string taskId, IReadOnlyList<JobId> jobs, Caller caller, CancellationToken cancellationToken)
    {
        var submission = await FindAsync(jobs[0], cancellationToken);
        if (submission is not null && IsFresh(submission))
            return submission.CreatedAt;

        try
        {
            return (await ReadAsync(taskId, jobs, caller, cancellationToken))?.CreatedAt;
        }
        catch (HeyGenException)
        {
            // A refusal says nothing of the job; the task will say it again.
            return submission?.CreatedAt ?? time.GetUtcNow();
        }
    }

    private async Task<TaskSnapshot?> ReadAsync(string taskId, IReadOnlyList<JobId> named, Caller caller, CancellationToken cancellationToken)
    {
        foreach (var one in named)
        {
            if (await FindAsync(one, cancellationToken) is { } row && !caller.MaySee(row))
                return null;
        }

        var submission = await FindAsync(named[0], cancellationToken);
        if (await JobsOfAsync(named, cancellationToken) is not { } jobs)
            return await ReadUnsentAsync(taskId, named, submission, caller, cancellationToken);

        var isFresh = submission is not null && IsFresh(submission);
        var read = jobs is [var only]
            ? [await ReadAsync(only, isFresh, cancellationToken)]
            : await ReadAsync(jobs, isFresh, cancellationToken);
        if (read.All(job => job.State is JobState.Gone))
            return null;

        var start = submission?.CreatedAt ?? read.Min(job => job.Snapshot.CreatedAt) ?? time.GetUtcNow();
        return new TaskSnapshot(taskId, read, start) { Submission = submission };
    }

    private bool IsFresh(Submission submission) => time.GetUtcNow() - submission.CreatedAt < freshness;

    private async Task<TaskJob> ReadAsync(JobId job, bool isFresh, CancellationToken cancellationToken)
    {
        var kind = kinds.Find(job.Kind)!;
        try
        {
            return new TaskJob(kind, await jobReader.ReadAsync(kind, job.Id, cancellationToken));
        }
        catch (HeyGenException missing) when (missing.Error.Kind is FailureKind.NotFound)
        {
            return new TaskJob(kind, Missing(job, isFresh));
        }
        catch (HeyGenException fault) when (SaysNothingOfTheJob(fault.Error))
        {
            return new TaskJob(kind, Unread(job, fault.Error));
        }
    }

    /// <summary>Reads several jobs by as few requests as there can be.</summary>
    private async Task<IReadOnlyList<TaskJob>> ReadAsync(IReadOnlyList<JobId> jobs, bool isFresh, CancellationToken cancellationToken)
    {
        AwaitedJob[] awaited = [.. jobs.Select(job => new AwaitedJob(kinds.Find(job.Kind)!, job.Id))];
        var reads = await poller.WaitAsync(awaited, TimeSpan.Zero, changed: null, cancellationToken);
        return [.. jobs.Select((job, index) => new TaskJob(awaited[index].Kind, reads[index] switch
        {
            { Fault: HeyGenException fault } when SaysNothingOfTheJob(fault.Error) => Unread(job, fault.Error),
            var last when last.Require() is { Status: not BulkRead.NotFound } read => read,
            _ => Missing(job, isFresh),
        }))];
    }

    public static string Missing(string taskId) =>
        $"There is no task \"{UntrustedText.Clean(taskId)}\": its jobs do not exist, or not in this HeyGen account.";

    private static JobSnapshot Missing(JobId job, bool isFresh) => new(job, isFresh ? JobState.Running : JobState.Gone, BulkRead.NotFound, []);

    /// <summary>It counts as running: a client that gets an error may give a task up for lost.</summary>
    private static JobSnapshot Unread(JobId job, HeyGenError fault) => new(job, JobState.Running, $"not to be read just now ({fault.Code})", []);

    private static bool SaysNothingOfTheJob(HeyGenError error) =>
        error.Kind is FailureKind.RateLimited or FailureKind.ServerFault or FailureKind.Network or FailureKind.Timeout or FailureKind.UnreadableAnswer;

    /// <summary>The jobs of a task, submissions replaced by theirs; null while there is one that HeyGen has named none for.</summary>
    private async Task<IReadOnlyList<JobId>?> JobsOfAsync(IReadOnlyList<JobId> named, CancellationToken cancellationToken)
    {
        var jobs = new List<JobId>();
        foreach (var one in named)
        {
            if (one.Kind != SubmissionFormatter.Kind)
            {
                jobs.Add(one);
            }
            else if (await FindAsync(one, cancellationToken) is { JobIds: { Count: > 0 } ids })
            {
                jobs.AddRange(
                    ids.Select(id => JobId.TryParse(id, out var job) ? job.Value : throw new LedgerException($"\"{id}\" in the ledger is no job id.")));
            }
            else
            {
                return null;
            }
        }
        return jobs;
    }

    /// <summary>What there is to say of a submission is said in one place, wait_for_job.</summary>
    private async Task<TaskSnapshot?> ReadUnsentAsync(
        string taskId, IReadOnlyList<JobId> named, Submission? submission, Caller caller, CancellationToken cancellationToken)
    {
        if (submission is null)
            return null;

        var arguments = new JsonObject { ["job_ids"] = new JsonArray([.. named.Select(job => (JsonNode)job.ToString())]), ["wait_seconds"] = 0 };
        var outcome = await pipeline.CallAsync(JobTools.Wait, arguments, caller, cancellationToken);
        return new TaskSnapshot(taskId, [], submission.CreatedAt) { Submission = submission, Unsent = outcome };
    }

    private async Task<Submission?> FindAsync(JobId job, CancellationToken cancellationToken)
    {
        var account = await heyGen.IdentifyAsync(cancellationToken);
        try
        {
            return job.Kind == SubmissionFormatter.Kind
                ? await ledger.FindAsync(account.Tag, job.Id, cancellationToken)
                : (await ledger.FindByJobsAsync(account.Tag, [job.ToString()], cancellationToken)).GetValueOrDefault(job.ToString());
        }
        catch (LedgerException)
        {
            // HeyGen knows the job without it.
            return null;
        }
    }

    private bool IsKnownKind(JobId job) => job.Kind == SubmissionFormatter.Kind || kinds.Find(job.Kind) is not null;
}

internal sealed record TaskJob(JobKind Kind, JobSnapshot Snapshot)
{
    public JobState State => Snapshot.State;
}

/// <summary>A task as its jobs were last seen.</summary>
/// <param name="Jobs">Its jobs; none while <see cref="Unsent"/> says how far their submission is.</param>
/// <param name="CreatedAt">When the work was asked for, as far as that is known.</param>
internal sealed record TaskSnapshot(string TaskId, IReadOnlyList<TaskJob> Jobs, DateTimeOffset CreatedAt)
{
    /// <summary>What started the jobs; null where another process, without our ledger, did.</summary>
    public Submission? Submission { get; init; }

    /// <summary>What wait_for_job says while HeyGen has named no job yet.</summary>
    public ToolResult? Unsent { get; init; }
}
