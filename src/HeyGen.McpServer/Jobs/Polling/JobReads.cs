namespace HeyGen.McpServer.Jobs.Polling;

/// <summary>Reads jobs of one kind, up to a hundred by one request, and reports to their poller.</summary>
internal sealed partial class JobReads(JobKind kind, PollingSettings settings, RateLimit limit, KindPoller poller, CancellationToken stopped)
{
    /// <summary>A caller waits for a first read: a longer delay than this is reported to it, not waited out.</summary>
    public static readonly TimeSpan LongestFirstReadDelay = TimeSpan.FromSeconds(20);

    /// <summary>Returns when every job was read, or could not be for now.</summary>
    public Task ReadAsync(IReadOnlyList<PolledJob> due, int atATime) => Parallel.ForEachAsync(
        Requests(due),
        new ParallelOptions { MaxDegreeOfParallelism = atATime, CancellationToken = stopped },
        async (asked, _) => await (asked is [var only] ? ReadAsync(only) : ReadStatusesAsync(asked)));

    /// <summary>Reads a job in full: only that shows what it made and why it failed.</summary>
    public async Task ReadAsync(PolledJob job)
    {
        if (!poller.BeginRead(job))
            return;

        try
        {
            await TryAsync([job], async () => poller.Report(job, await settings.Reader.ReadAsync(kind, job.Id, stopped)));
        }
        finally
        {
            poller.EndRead(job);
        }
    }

    /// <summary>A job alone is read in full: that is one request too, and shows more.</summary>
    private IEnumerable<PolledJob[]> Requests(IReadOnlyList<PolledJob> due)
    {
        bool GoesWithOthers(PolledJob job) => kind.Bulk is not null && BulkRead.Takes(job.Id);
        return due.Where(GoesWithOthers).Chunk(BulkRead.MostIds).Concat(due.Where(job => !GoesWithOthers(job)).Chunk(1));
    }

    private Task ReadStatusesAsync(PolledJob[] asked) => TryAsync(asked, async () =>
    {
        var statuses = await settings.Reader.ReadManyAsync(kind, [.. asked.Select(job => job.Id)], stopped);
        foreach (var job in asked)
        {
            if (!Report(job, statuses.GetValueOrDefault(job.Id)))
                poller.ReadInFull(job);
        }
    });

    /// <returns>False when the job must be read alone: it is over, or HeyGen left it out, or has not found it for too long.</returns>
    private bool Report(PolledJob job, string? status)
    {
        if (status == BulkRead.NotFound)
            return !poller.Miss(job);

        if (status is null || kind.Meaning(status).EndsTheWait())
            return false;

        // Of ten thousand jobs most are as they were: they keep the read that they have.
        poller.Report(job, job.Latest.Status == status ? job.Latest : job.Latest with { Status = status });
        return true;
    }

    private async Task TryAsync(PolledJob[] asked, Func<Task> read)
    {
        if (limit.Refusal is { } limited)
        {
            Postpone(asked, limited);
            return;
        }

        try
        {
            await read();
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // Nobody waits any more.
        }
        catch (HeyGenException refusal)
        {
            Refuse(asked, refusal);
        }
#pragma warning disable CA1031 // Whatever goes wrong belongs to the callers that wait: a poll cycle that ended without a word would leave them waiting.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Fail(asked, fault);
        }
    }

    private void Refuse(PolledJob[] asked, HeyGenException refusal)
    {
        switch (refusal.Error.Kind)
        {
            case FailureKind.NotFound when asked is [var missing]:
                if (poller.Miss(missing))
                    poller.Report(missing, missing.Latest with { State = JobState.Gone, Status = BulkRead.NotFound });

                break;
            case FailureKind.RateLimited:
                limit.Extend(refusal);
                Postpone(asked, refusal);
                break;
            case FailureKind.ServerFault or FailureKind.Network or FailureKind.Timeout or FailureKind.UnreadableAnswer:
                Retry(asked, refusal);
                break;
            case FailureKind.Credentials:
                Array.ForEach(asked, job => poller.Fail(job, refusal));
                break;
            default:
                Fail(asked, refusal);
                break;
        }
    }

    /// <summary>HeyGen's limit holds for now. Poll cycles come again anyway; a first read is retried, unless that takes too long for a call.</summary>
    private void Postpone(PolledJob[] asked, HeyGenException refusal)
    {
        foreach (var job in asked)
        {
            if (limit.Left > LongestFirstReadDelay || !poller.RetryFirstRead(job))
                poller.FailFirstRead(job, refusal);
        }
    }

    /// <summary>A fault that says nothing about the jobs: the next poll cycle may succeed.</summary>
    private void Retry(PolledJob[] asked, HeyGenException fault)
    {
        LogTransientFault(settings.Logger, asked.Length, kind.Name, fault.Error.Code);
        if (fault.Error.RetryAfter is not null)
            limit.Extend(fault);

        Array.ForEach(asked, job => poller.FailFirstRead(job, fault));
    }

    /// <summary>A request for many may be refused for one of them: each is read alone, and the refusal is reported only where it belongs.</summary>
    private void Fail(PolledJob[] asked, Exception fault)
    {
        if (asked is [var only])
        {
            poller.Fail(only, fault);
        }
        else
        {
            Array.ForEach(asked, poller.ReadInFull);
        }
    }

    [LoggerMessage(EventId = 200, Level = LogLevel.Debug, Message = "Reading {Count} jobs ({Kind}) failed for now: {Code}")]
    private static partial void LogTransientFault(ILogger logger, int count, string kind, string code);
}
