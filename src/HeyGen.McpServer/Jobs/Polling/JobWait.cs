namespace HeyGen.McpServer.Jobs.Polling;

/// <summary>One caller who waits for one or several jobs. A hundred jobs have one such wait, with one end and one time limit.</summary>
internal sealed class JobWait
{
    private readonly Lock gate = new();
    private readonly LastRead[] reads;
    private readonly Action<int, JobSnapshot>? changed;
    private readonly TaskCompletionSource allRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int unread;
    private int waiting;

    public JobWait(IReadOnlyList<AwaitedJob> jobs, Action<int, JobSnapshot>? changed)
    {
        this.changed = changed;
        reads = [.. jobs.Select(job => new LastRead(job.Start, Fault: null))];
        unread = reads.Count(read => read.IsUnread);
        waiting = reads.Count(read => !read.IsOver);
        CompleteWhatIsDone();
    }

    /// <summary>Completes when every job was read, or cannot be.</summary>
    public Task AllRead => allRead.Task;

    public Task Ended => ended.Task;

    public IReadOnlyList<LastRead> Reads
    {
        get
        {
            lock (gate)
            {
                return [.. reads];
            }
        }
    }

    /// <summary>What another caller's wait knows of a running job.</summary>
    public void Start(int index, JobSnapshot read)
    {
        lock (gate)
        {
            reads[index] = new LastRead(read, Fault: null);
        }
    }

    public void Report(int index, JobSnapshot read)
    {
        if (!Note(index, new LastRead(read, Fault: null)))
            return;

        try
        {
            changed?.Invoke(index, read);
        }
        finally
        {
            CompleteWhatIsDone();
        }
    }

    /// <summary>The job cannot be read, and waiting does not change that.</summary>
    public void Fail(int index, Exception fault)
    {
        if (Note(index, new LastRead(Snapshot: null, fault)))
            CompleteWhatIsDone();
    }

    /// <summary>A read failed for now. That matters only to a caller that knows nothing of the job yet.</summary>
    public void FailFirstRead(int index, Exception fault)
    {
        lock (gate)
        {
            if (!reads[index].IsUnread)
                return;
        }

        Fail(index, fault);
    }

    private bool Note(int index, LastRead read)
    {
        lock (gate)
        {
            var before = reads[index];
            if (before.IsOver)
                return false;

            reads[index] = read;
            unread -= before.IsUnread ? 1 : 0;
            waiting -= read.IsOver ? 1 : 0;
            return true;
        }
    }

    private void CompleteWhatIsDone()
    {
        bool areRead, haveEnded;
        lock (gate)
        {
            (areRead, haveEnded) = (unread == 0, waiting == 0);
        }

        if (areRead)
            allRead.TrySetResult();

        if (haveEnded)
            ended.TrySetResult();
    }
}
