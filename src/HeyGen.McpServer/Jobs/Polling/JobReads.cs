using HeyGen.Client;
using Microsoft.Extensions.Logging;

namespace HeyGen.McpServer.Jobs.Polling;

/// <summary>Asks HeyGen how jobs of one kind are, up to a hundred by one request, and tells the watch what came of it.</summary>
internal sealed partial class JobReads(JobKind kind, PollingSettings settings, RateLimit limit, KindPoller jobs, CancellationToken stopped)
{
    /// <summary>A first look is somebody's call: a longer rest than this is told to him, not waited out.</summary>
    public static readonly TimeSpan LongestRestOfAFirstLook = TimeSpan.FromSeconds(20);

    /// <summary>Returns when every job was looked at, or could not be for now.</summary>
    public Task LookAsync(IReadOnlyList<PolledJob> due, int lanes) => Parallel.ForEachAsync(
        Requests(due),
        new ParallelOptions { MaxDegreeOfParallelism = lanes, CancellationToken = stopped },
        async (asked, _) => await (asked is [var only] ? ReadAsync(only) : ReadStatusesAsync(asked)));

    /// <summary>Reads a job in full, which alone tells what it made and why it failed.</summary>
    public async Task ReadAsync(PolledJob job)
    {
        if (!jobs.BeginRead(job))
        {
            return;
        }

        try
        {
            await TryAsync([job], async () => jobs.Tell(job, await settings.Reader.ReadAsync(kind, job.Id, stopped)));
        }
        finally
        {
            jobs.EndRead(job);
        }
    }

    /// <summary>A job alone is read in full: that is one request too, and tells more.</summary>
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
            if (!Tell(job, statuses.GetValueOrDefault(job.Id)))
            {
                jobs.ReadInFull(job);
            }
        }
    });

    /// <returns>False when the status does not suffice: the job is over, or HeyGen left it out, or has not found it for so long that a second opinion is wanted.</returns>
    private bool Tell(PolledJob job, string? status)
    {
        if (status == BulkRead.NotFound)
        {
            return !jobs.Miss(job);
        }

        if (status is null || kind.Meaning(status).EndsTheWait())
        {
            return false;
        }

        // Of ten thousand jobs most are as they were: they keep the look that they have.
        jobs.Tell(job, job.Latest.Status == status ? job.Latest : job.Latest with { Status = status });
        return true;
    }

    private async Task TryAsync(PolledJob[] asked, Func<Task> look)
    {
        if (limit.Refusal is { } resting)
        {
            Wait(asked, resting);
            return;
        }

        try
        {
            await look();
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // Nobody waits any more.
        }
        catch (HeyGenException refusal)
        {
            Refuse(asked, refusal);
        }
#pragma warning disable CA1031 // Whatever goes wrong belongs to the callers that wait: a round that died in silence would leave them waiting.
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
                if (jobs.Miss(missing))
                {
                    jobs.Tell(missing, missing.Latest with { State = JobState.Gone, Status = BulkRead.NotFound });
                }

                break;
            case FailureKind.RateLimited:
                limit.Obey(refusal);
                Wait(asked, refusal);
                break;
            case FailureKind.ServerFault or FailureKind.Network or FailureKind.Timeout or FailureKind.UnreadableAnswer:
                Pass(asked, refusal);
                break;
            case FailureKind.Credentials:
                Array.ForEach(asked, job => jobs.Fail(job, refusal));
                break;
            default:
                Fail(asked, refusal);
                break;
        }
    }

    /// <summary>HeyGen is to be left alone for now. Rounds come again by themselves; a first look is tried again, unless that takes too long for a call.</summary>
    private void Wait(PolledJob[] asked, HeyGenException refusal)
    {
        foreach (var job in asked)
        {
            if (limit.Left > LongestRestOfAFirstLook || !jobs.TryFirstLookAgain(job))
            {
                jobs.FailFirstLook(job, refusal);
            }
        }
    }

    /// <summary>A fault that says nothing about the jobs: the next round may succeed.</summary>
    private void Pass(PolledJob[] asked, HeyGenException fault)
    {
        LogPassingFault(settings.Logger, asked.Length, kind.Name, fault.Error.Code);
        if (fault.Error.RetryAfter is not null)
        {
            limit.Obey(fault);
        }

        Array.ForEach(asked, job => jobs.FailFirstLook(job, fault));
    }

    /// <summary>A request for many may be refused for one of them, so that each is asked for alone, and the refusal reaches those only whom it concerns.</summary>
    private void Fail(PolledJob[] asked, Exception fault)
    {
        if (asked is [var only])
        {
            jobs.Fail(only, fault);
        }
        else
        {
            Array.ForEach(asked, jobs.ReadInFull);
        }
    }

    [LoggerMessage(EventId = 200, Level = LogLevel.Debug, Message = "Reading {Count} jobs ({Kind}) failed for now: {Code}")]
    private static partial void LogPassingFault(ILogger logger, int count, string kind, string code);
}
