namespace HeyGen.McpServer.Files;

/// <summary>Reads a body from the network, and gives up when nothing has come for a while: a large file has no time limit as a whole.</summary>
internal sealed class StallGuard(Stream body, TimeProvider time)
{
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(60);

    /// <exception cref="OperationCanceledException">Nothing came for too long, or the caller has gone.</exception>
    public async Task<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var stalled = new CancellationTokenSource(longest, time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stalled.Token);
        return await body.ReadAsync(buffer, ends.Token);
    }
}
