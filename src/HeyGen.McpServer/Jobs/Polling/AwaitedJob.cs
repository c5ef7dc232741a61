using System.Runtime.ExceptionServices;

namespace HeyGen.McpServer.Jobs.Polling;

/// <summary>A job that a caller waits for.</summary>
/// <param name="Start">The job as far as it is known, normally from the answer that started it; null when it is to be read first.</param>
internal readonly record struct AwaitedJob(JobKind Kind, string Id, JobSnapshot? Start = null)
{
    /// <summary>Nobody here started it, so that it is not fresh: what HeyGen does not find does not exist.</summary>
    public bool NeverSeen { get; init; }
}

/// <summary>What a caller knows of a job at last: a read of it, or why there is none.</summary>
internal readonly record struct LastRead(JobSnapshot? Snapshot, Exception? Fault)
{
    public bool IsUnread => Snapshot is null && Fault is null;

    public bool IsOver => Fault is not null || Snapshot?.State.EndsTheWait() is true;

    /// <summary>The read, or throws the fault.</summary>
    public JobSnapshot Require()
    {
        if (Fault is not null)
            ExceptionDispatchInfo.Throw(Fault);

        return Snapshot!;
    }
}
