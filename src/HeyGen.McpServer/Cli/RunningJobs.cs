using System.Runtime.CompilerServices;
using System.Threading.Channels;
using HeyGen.McpServer.Jobs.Polling;

namespace HeyGen.McpServer.Cli;

/// <summary>A job of the ledger, or a submission of which HeyGen has named none yet.</summary>
internal sealed class RunningJob(Submission row, string title, AwaitedJob? job)
{
    public Submission Row { get; set; } = row;

    public string Title => title;

    public AwaitedJob? Job => job;

    public LastRead Last { get; set; }

    /// <summary>Nothing more will be read of it.</summary>
    public bool IsOver => Last.Fault is not null || Last.Snapshot?.State is JobState.Completed or JobState.Failed or JobState.Gone;

    /// <summary>Waiting for it makes sense.</summary>
    public bool IsRunning => !IsOver && Last.Snapshot?.State is not JobState.NeedsInput;

    public bool WasRead => job is null || !Last.IsUnread;
}

/// <summary>Follows what the ledger's jobs do, also those that begin meanwhile, whichever process started them.</summary>
internal sealed class RunningJobs(
    ILedger ledger, HeyGenClient heyGen, JobPoller poller, JobSettler settler, IJobKinds kinds, IToolCatalog catalog, TimeProvider time)
{
    private const int MostRows = 500;

    /// <summary>Between two looks at the ledger, and at the clock.</summary>
    private static readonly TimeSpan interval = TimeSpan.FromSeconds(1);

    /// <summary>Until somebody answers what HeyGen asks.</summary>
    private static readonly TimeSpan answerInterval = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan longestWait = TimeSpan.FromDays(1);

    /// <summary>A row that nobody has changed for so long was left by a process that is gone, and may stay as it is for ever.</summary>
    private static readonly TimeSpan abandoned = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, RunningJob> jobs = new(StringComparer.Ordinal);
    private readonly Channel<(RunningJob Job, LastRead Read)> reads = Channel.CreateUnbounded<(RunningJob, LastRead)>(new() { SingleReader = true });

    /// <summary>Those that are not over, the oldest first.</summary>
    public IReadOnlyList<RunningJob> Current => [.. jobs.Values.Where(job => !job.IsOver).OrderBy(job => job.Row.Id, StringComparer.Ordinal)];

    /// <summary>Gives each job as often as it changes, and null as time goes by.</summary>
    /// <param name="isEnough">Asked whenever there is nothing new.</param>
    /// <exception cref="HeyGenException">HeyGen does not take the key.</exception>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public async IAsyncEnumerable<RunningJob?> FollowAsync(
        Func<IReadOnlyList<RunningJob>, bool> isEnough, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var account = (await heyGen.IdentifyAsync(cancellationToken)).Tag;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var more = Task.CompletedTask;
        try
        {
            while (true)
            {
                foreach (var added in await AddAsync(account, ending.Token))
                    yield return added;

                while (reads.Reader.TryRead(out var change))
                {
                    if (await NoteAsync(change.Job, change.Read, cancellationToken))
                        yield return change.Job;
                }

                yield return null;
                if (isEnough(Current))
                    yield break;

                // One wait for reads at a time, which may outlast several intervals.
                if (more.IsCompleted)
                    more = reads.Reader.WaitToReadAsync(ending.Token).AsTask();

                await more.WaitAsync(interval, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            await ending.CancelAsync();
        }
    }

    /// <returns>Submissions without a job: of these the ledger alone says anything.</returns>
    private async Task<IReadOnlyList<RunningJob>> AddAsync(string account, CancellationToken cancellationToken)
    {
        IReadOnlyList<SubmissionState> states = [SubmissionState.Prepared, SubmissionState.Sent, SubmissionState.Accepted];
        var rows = await ledger.ListAsync(new LedgerQuery(account) { States = states, Limit = MostRows }, cancellationToken);
        var now = time.GetUtcNow();
        var open = rows.Where(row => row.JobIds.Count == 0 && row.State is not SubmissionState.Accepted && now - row.UpdatedAt < abandoned).ToList();
        foreach (var gone in jobs.Where(known => known.Value.Job is null && open.All(row => row.Id != known.Key)).ToList())
            jobs.Remove(gone.Key);

        var added = open.Where(row => !jobs.ContainsKey(row.Id)).Select(row => new RunningJob(row, TitleOf(row), job: null)).ToList();
        foreach (var one in added)
            jobs.Add(one.Row.Id, one);

        foreach (var row in rows)
        {
            foreach (var id in row.JobIds.Where(id => !jobs.ContainsKey(id) && row.Ends.All(end => end.Job != id)))
            {
                if (!JobId.TryParse(id, out var parsed) || kinds.Find(parsed.Value.Kind) is not { } kind)
                    continue;

                var job = new RunningJob(row, TitleOf(row), new AwaitedJob(kind, parsed.Value.Id));
                jobs.Add(id, job);
                _ = FollowAsync(job, job.Job!.Value, cancellationToken);
            }
        }

        return added;
    }

    private async Task FollowAsync(RunningJob job, AwaitedJob awaited, CancellationToken cancellationToken)
    {
        var state = JobState.Running;
        while (state is JobState.Running or JobState.NeedsInput)
        {
            var waiting = poller.WaitAsync(
                [awaited], longestWait, (_, read) => reads.Writer.TryWrite((job, new LastRead(read, Fault: null))), cancellationToken);
            await ((Task)waiting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!waiting.IsCompletedSuccessfully)
                return;

            var last = (await waiting)[0];
            reads.Writer.TryWrite((job, last));
            state = last.Snapshot?.State ?? JobState.Gone;
            if (state is JobState.NeedsInput)
                await Task.Delay(answerInterval, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>Whether anything is new.</returns>
    private async Task<bool> NoteAsync(RunningJob job, LastRead read, CancellationToken cancellationToken)
    {
        if (job.IsOver || Seen(job.Last) == Seen(read))
            return false;

        job.Last = read;
        if (read.Snapshot is { State: JobState.Gone } gone)
            await settler.SettleAsync(job.Job!.Value.Kind, gone, cancellationToken);

        // What it took stands in the row since this read.
        if (job.IsOver)
            job.Row = await ledger.FindAsync(job.Row.Account, job.Row.Id, cancellationToken) ?? job.Row;

        return true;
    }

    /// <summary>What a person would see of a read.</summary>
    private static string Seen(LastRead read) => read.Snapshot is { } job
        ? $"{job.State} {job.Status} {job.Percent} {JobCounts.Words(job.Counts ?? [])}"
        : $"{read.Fault?.Message}";

    private string TitleOf(Submission row) => row.Title is { Length: > 0 } title ? title : catalog.Find(row.Tool)?.Title ?? row.Tool;
}
