namespace HeyGen.McpServer.Jobs.Polling;

/// <summary>
/// Jobs that are to be read as soon as there is room: those that came together by one request, and no more requests at a time than HeyGen should bear.
/// </summary>
/// <param name="read">Reads jobs; a failure is not its caller's to know.</param>
internal sealed class ReadQueue(Lock gate, int together, int atATime, Func<IReadOnlyList<PolledJob>, Task> read)
{
    private readonly Queue<PolledJob> jobs = new();
    private int busy;

    /// <summary>Called under the lock, so that jobs which a caller names together are still together when the first request begins.</summary>
    public void Add(PolledJob job)
    {
        if (job.IsQueued)
            return;

        job.IsQueued = true;
        jobs.Enqueue(job);
        if (busy < atATime)
        {
            busy++;
            _ = Task.Run(RunAsync);
        }
    }

    private async Task RunAsync()
    {
        while (Take() is { Count: > 0 } taken)
            await read(taken);
    }

    private List<PolledJob> Take()
    {
        var taken = new List<PolledJob>();
        lock (gate)
        {
            while (taken.Count < together && jobs.TryDequeue(out var job))
            {
                job.IsQueued = false;
                if (job.IsAwaited)
                    taken.Add(job);
            }

            if (taken.Count == 0)
                busy--;
        }

        return taken;
    }
}
