using Spectre.Console;

namespace HeyGen.McpServer.Cli;

/// <summary>Shows jobs in a terminal: those that run on a board, and above it, in lines that stay, what became of the others.</summary>
internal sealed class JobWatch(RunningJobs jobs, JobSpeed speed, TimeProvider time)
{
    private int failed;
    private bool showedAny;

    /// <exception cref="HeyGenException">HeyGen does not take the key.</exception>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public async Task<int> RunAsync(bool once, bool stays, CancellationToken stop)
    {
        bool IsEnough(IReadOnlyList<RunningJob> current) =>
            once ? current.All(job => job.WasRead) : !stays && !current.Any(job => job.IsRunning);

        try
        {
            await (once || Console.IsOutputRedirected ? PrintAsync(IsEnough, stop) : DrawAsync(IsEnough, stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            var running = jobs.Current.Count(job => job.IsRunning);
            await Console.Error.WriteLineAsync(running == 0
                ? "Stopped watching. Nothing runs."
                : $"Stopped watching. {running} {(running == 1 ? "job goes" : "jobs go")} on at HeyGen; "
                    + $"'heygen-mcp watch' shows {(running == 1 ? "it" : "them")} again.");
            return running == 0 ? ExitCode.Ok : ExitCode.StillRunning;
        }

        if (!showedAny)
            await Console.Error.WriteLineAsync("Nothing runs that was started through this server. What ran before: heygen-mcp call list_jobs");

        return failed > 0 ? ExitCode.Failed : ExitCode.Ok;
    }

    private async Task PrintAsync(Func<IReadOnlyList<RunningJob>, bool> isEnough, CancellationToken stop)
    {
        await foreach (var changed in jobs.FollowAsync(isEnough, stop))
        {
            if (changed is null)
                continue;

            var line = Line(changed);
            Note(changed);
            await Console.Out.WriteLineAsync(
                EndOf(changed) ?? $"{ProgressBoard.Plain(changed.Title)}: {line.Words}{(line.Cost is { } cost ? $" ({cost})" : "")}");
        }
    }

    private Task DrawAsync(Func<IReadOnlyList<RunningJob>, bool> isEnough, CancellationToken stop)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Interactive = InteractionSupport.Yes });
        var board = new ProgressBoard(() => [.. jobs.Current.Select(Line)], () => console.Profile.Height);
        return console.Live(board).AutoClear(enabled: true).Overflow(VerticalOverflow.Crop).StartAsync(async display =>
        {
            await foreach (var changed in jobs.FollowAsync(isEnough, stop))
            {
                // As it is: a link that is broken into lines cannot be opened.
                if (changed is not null && EndOf(changed) is { } end)
                    console.Write(new ControlCode($"{end}\n"));

                if (changed is not null)
                    Note(changed);

                display.Refresh();
            }
        });
    }

    private void Note(RunningJob changed)
    {
        showedAny = true;
        failed += changed.IsOver && changed.Last.Snapshot?.State is not JobState.Completed ? 1 : 0;
    }

    private BoardLine Line(RunningJob running)
    {
        var cost = Cost(running);
        if (running.Job is not { Kind: var kind })
        {
            var words = running.Row.State is SubmissionState.Prepared ? "Waits to be sent" : "Sent; HeyGen has not answered yet";
            return new BoardLine(running.Title, words, Percent: null, cost);
        }

        if (running.Last.Snapshot is not { } read)
            return new BoardLine(running.Title, running.Last.Fault is null ? "Asking HeyGen how far it is" : EndOf(running)!, Percent: null, cost);

        var age = AgeOf(running);
        return read.State is JobState.NeedsInput
            ? new BoardLine(running.Title, $"Waits for your answer. {kind.HowToGoOn}", Percent: null, cost)
            : new BoardLine(
                running.Title,
                JobWords.Progress(kind, read, age, speed.Running),
                JobEstimate.Percent(age * speed.Running, kind.UsualDuration, read.Percent),
                cost);
    }

    /// <summary>What became of it, with the link in a line of its own; null while it goes on.</summary>
    private string? EndOf(RunningJob ended)
    {
        if (!ended.IsOver)
            return null;

        var title = ProgressBoard.Plain(ended.Title);
        if (ended.Last.Fault is { } fault)
            return $"Not known: {title}. {ProgressBoard.Plain(fault.Message)}";

        var read = ended.Last.Snapshot!;
        var took = string.Join(", ", new[] { JobWords.Duration(AgeOf(ended)), Cost(ended) }.OfType<string>());
        return read.State switch
        {
            JobState.Completed => string.Join('\n', new[] { $"Ready: {title} ({took})" }.Concat(LinkOf(ended.Job!.Value.Kind, read))),
            JobState.Failed => $"Failed: {title} ({took}). {ProgressBoard.Plain(read.Failure ?? "HeyGen gave no reason.")}",
            _ => $"Gone: {title}. HeyGen does not know it any more.",
        };
    }

    private static IEnumerable<string> LinkOf(JobKind kind, JobSnapshot read) =>
        JobLinks.Of(kind, read).Take(1).Select(link => $"  {UntrustedText.Clean(link.Value).Replace('\n', ' ')}");

    private TimeSpan AgeOf(RunningJob job) => time.GetUtcNow() - (job.Last.Snapshot?.CreatedAt ?? job.Row.CreatedAt);

    /// <summary>A call that started several jobs has one estimate for all.</summary>
    private static string? Cost(RunningJob job)
    {
        var settled = job.Row.Ends.FirstOrDefault(end => end.Job == job.Last.Snapshot?.Id.ToString())?.Usd;
        var estimated = job.Row.Estimate.Usd / Math.Max(1, job.Row.JobIds.Count);
        return settled is { } usd ? UsdText.Of(usd) : estimated is > 0 and var about ? $"about {UsdText.Of(about)}" : null;
    }
}
