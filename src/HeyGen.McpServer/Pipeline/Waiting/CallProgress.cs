using System.Threading.Channels;
using HeyGen.McpServer.Files;
using HeyGen.McpServer.Pipeline.Submissions;

namespace HeyGen.McpServer.Pipeline.Waiting;

/// <summary>
/// Notifies the client of a call's progress: at each change, and every few seconds between, because hosts give up on a call that is silent.
/// Numbers rise strictly, as MCP requires of progress, and stay below 100: the result itself says that all is done, and a notification just before it
/// reaches TypeScript's clients after the call's token is forgotten, which some of them show as an error.
/// </summary>
internal sealed class CallProgress : IAsyncDisposable
{
    /// <summary>Longest silence; the contract is 10 s, the rest is room for a slow line.</summary>
    private static readonly TimeSpan silence = TimeSpan.FromSeconds(5);

    /// <summary>Longest silence at first, while a person watches whether anything happens at all.</summary>
    private static readonly TimeSpan silenceAtFirst = TimeSpan.FromSeconds(1);

    /// <summary>Least pause between two notifications: of two in the same moment, some clients handle the second first.</summary>
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(200);

    /// <summary>What the number approaches, and never reaches, while the work goes on.</summary>
    private const double Ceiling = 99.5;

    /// <summary>Most that a stage itself may say; what is between this and the ceiling is for repeating the same stage.</summary>
    private const double MostOfAStage = 99;

    private readonly Func<ProgressReport, CancellationToken, Task> send;
    private readonly TimeProvider time;
    private readonly double jobSpeed;
    private readonly DateTimeOffset startedAt;
    private readonly CancellationToken cancellationToken;
    private readonly Channel<Stage> stages = Channel.CreateUnbounded<Stage>(new() { SingleReader = true });
    private readonly TaskCompletionSource ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task sending;
    private double last = -1;

    private CallProgress(
        Func<ProgressReport, CancellationToken, Task> send, string first, TimeProvider time, double jobSpeed, CancellationToken cancellationToken)
    {
        this.send = send;
        this.time = time;
        this.jobSpeed = jobSpeed;
        this.cancellationToken = cancellationToken;
        startedAt = time.GetUtcNow();
        sending = SendAllAsync(first);
    }

    /// <param name="first">What is done before anything else is told.</param>
    public static CallProgress? Start(Caller caller, string first, JobSpeed speed, TimeProvider time, CancellationToken cancellationToken) =>
        caller.SendProgress is { } send ? new CallProgress(send, first, time, speed.Running, cancellationToken) : null;

    public void Show(string message) => stages.Writer.TryWrite(new Stage(_ => 0, _ => message));

    /// <summary>The job was read. That it is done is left to the result.</summary>
    public void Show(JobKind kind, JobSnapshot snapshot)
    {
        if (snapshot.State is JobState.Completed)
            return;

        var jobStart = snapshot.CreatedAt ?? startedAt;
        stages.Writer.TryWrite(new Stage(
            now => JobEstimate.Percent((now - jobStart) * jobSpeed, kind.UsualDuration, snapshot.Percent),
            now => JobWords.Progress(kind, snapshot, now - jobStart, jobSpeed)));
    }

    /// <param name="usual">How long the longest of them usually takes.</param>
    public void Show(IReadOnlyList<KeyValuePair<JobState, int>> counts, TimeSpan usual) =>
        stages.Writer.TryWrite(
            new Stage(
                now => JobEstimate.Percent((now - startedAt) * jobSpeed, usual, JobCounts.EndedShare(counts)),
                now => $"{JobCounts.Words(counts)}, {JobWords.Duration(now - startedAt)} so far"));

    public void Show(QueuePosition position) => stages.Writer.TryWrite(new Stage(_ => 0, _ => position.ToString()));

    /// <summary>A file is on its way, which is <paramref name="share"/> of the whole call. Something is always left to do after its last byte.</summary>
    public void Show(Transfer transfer, double share) =>
        stages.Writer.TryWrite(new Stage(_ => 0.95 * share * transfer.Percent, _ => UntrustedText.Clean(transfer.ToString())));

    /// <summary>Returns when everything was sent, so that the last notification goes out before the result does.</summary>
    public async ValueTask DisposeAsync()
    {
        stages.Writer.TryComplete();
        ending.TrySetResult();
        // A client that is gone, or a line that broke, must not turn a result into a failure.
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private TimeSpan Elapsed => time.GetUtcNow() - startedAt;

    private async Task SendAllAsync(string first)
    {
        var current = new Stage(_ => 0, _ => first);
        await SendAsync(current);
        var more = stages.Reader.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            try
            {
                if (!await more.WaitAsync(Elapsed < silence ? silenceAtFirst : silence, time, cancellationToken))
                    return;

                while (stages.Reader.TryRead(out var next))
                {
                    current = next;
                    await SendAsync(current);
                }

                more = stages.Reader.WaitToReadAsync(cancellationToken).AsTask();
            }
            catch (TimeoutException)
            {
                await SendAsync(current);
            }
        }
    }

    private async Task SendAsync(Stage stage)
    {
        var now = time.GetUtcNow();
        // A small part of what is left: the number rises however often the same stage is sent, and stays below the ceiling.
        var least = last < 0 ? 0 : last + Math.Min(0.1, (Ceiling - last) * 0.002);
        last = Math.Max(Math.Min(Math.Round(stage.Percent(now), 1), MostOfAStage), least);
        await send(new ProgressReport(last, stage.Message(now)), cancellationToken);
        // Suppressed: the time being over is the usual case. At the end nobody waits, for the result is ready.
        await ending.Task.WaitAsync(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private readonly record struct Stage(Func<DateTimeOffset, double> Percent, Func<DateTimeOffset, string> Message);
}
