namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>A submission that this process sends. It belongs to no caller: every duplicate request waits for it, and it goes on without them.</summary>
internal sealed class SendInProgress(Submission row)
{
    private readonly TaskCompletionSource queued = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Submission row = row;
    private volatile QueuePosition? position;

    public event Action<QueuePosition>? Moved;

    /// <summary>Completes with the row as HeyGen's answer left it, or fails with HeyGen's refusal.</summary>
    public Task<Submission> Ended { get; private set; } = Task.FromResult(row);

    public Task Queued => queued.Task;

    public Submission Row
    {
        get => row;
        set => row = value;
    }

    /// <summary>Where it stands in the queue; null when it is in none, or is being tried.</summary>
    public QueuePosition? Position => position;

    public void Start(Func<Task<Submission>> run) => Ended = Task.Run(run, CancellationToken.None);

    public void Move(QueuePosition now)
    {
        position = now;
        queued.TrySetResult();
        Moved?.Invoke(now);
    }

    public void LeaveQueue() => position = null;
}
