namespace HeyGen.McpServer.Jobs.Polling;

/// <summary>One caller who waits for one or several jobs. A hundred jobs have one such wait, with one end and one time limit.</summary>
internal sealed class JobWait
{
    private readonly Lock gate = new();
    private readonly LastRead[] looks;
    private readonly Action<int, JobSnapshot>? changed;
    private readonly TaskCompletionSource seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int unseen;
    private int waiting;

    public JobWait(IReadOnlyList<AwaitedJob> jobs, Action<int, JobSnapshot>? changed)
    {
        this.changed = changed;
        looks = [.. jobs.Select(job => new LastRead(job.Start, Fault: null))];
        unseen = looks.Count(look => look.IsUnseen);
        waiting = looks.Count(look => !look.IsOver);
        CompleteWhatIsDone();
    }

    /// <summary>Completes when something is known of every job, be it that it cannot be read.</summary>
    public Task Seen => seen.Task;

    public Task Ended => ended.Task;

    public IReadOnlyList<LastRead> Looks
    {
        get
        {
            lock (gate)
            {
                return [.. looks];
            }
        }
    }

    /// <summary>What another caller's wait has learned of a running job.</summary>
    public void Know(int index, JobSnapshot look)
    {
        lock (gate)
        {
            looks[index] = new LastRead(look, Fault: null);
        }
    }

    public void Tell(int index, JobSnapshot look)
    {
        if (!Note(index, new LastRead(look, Fault: null)))
        {
            return;
        }

        try
        {
            changed?.Invoke(index, look);
        }
        finally
        {
            CompleteWhatIsDone();
        }
    }

    /// <summary>The job cannot be read, and waiting does not mend that.</summary>
    public void Fail(int index, Exception fault)
    {
        if (Note(index, new LastRead(Snapshot: null, fault)))
        {
            CompleteWhatIsDone();
        }
    }

    /// <summary>A look failed for now. That matters only to a caller who knows nothing of the job yet: he asked what it is like, and hears that nobody can tell.</summary>
    public void FailFirstLook(int index, Exception fault)
    {
        lock (gate)
        {
            if (!looks[index].IsUnseen)
            {
                return;
            }
        }

        Fail(index, fault);
    }

    private bool Note(int index, LastRead look)
    {
        lock (gate)
        {
            var before = looks[index];
            if (before.IsOver)
            {
                return false;
            }

            looks[index] = look;
            unseen -= before.IsUnseen ? 1 : 0;
            waiting -= look.IsOver ? 1 : 0;
            return true;
        }
    }

    private void CompleteWhatIsDone()
    {
        bool areSeen, haveEnded;
        lock (gate)
        {
            (areSeen, haveEnded) = (unseen == 0, waiting == 0);
        }

        if (areSeen)
        {
            seen.TrySetResult();
        }

        if (haveEnded)
        {
            ended.TrySetResult();
        }
    }
}
