namespace HeyGen.McpServer.Jobs;

/// <summary>Tells that something happened to jobs at HeyGen, in this process or, with Redis, in another: whoever waits for them looks again at once.</summary>
internal interface IJobSignals
{
    /// <summary>Told of ids as HeyGen writes them, without our kind; an id that nobody waits for is nobody's.</summary>
    event Action<IReadOnlyList<string>>? Heard;

    Task SendAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken);
}

internal sealed class LocalJobSignals : IJobSignals
{
    public event Action<IReadOnlyList<string>>? Heard;

    public Task SendAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        Heard?.Invoke(ids);
        return Task.CompletedTask;
    }
}
