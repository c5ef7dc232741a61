namespace HeyGen.McpServer.Jobs;

/// <summary>Signals that something happened to jobs at HeyGen, in this process or, with Redis, in another: those waited for are read at once.</summary>
internal interface IJobSignals
{
    /// <summary>Raised with ids as HeyGen writes them, without our kind; an id that nobody waits for is ignored.</summary>
    event Action<IReadOnlyList<string>>? Received;

    Task SendAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken);
}

internal sealed class LocalJobSignals : IJobSignals
{
    public event Action<IReadOnlyList<string>>? Received;

    public Task SendAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        Received?.Invoke(ids);
        return Task.CompletedTask;
    }
}
