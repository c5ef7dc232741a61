namespace HeyGen.McpServer.Platform;

/// <summary>Something outside that the server depends on.</summary>
internal interface IServerHealth
{
    /// <returns>One sentence for people; null when nothing does.</returns>
    Task<string?> FindTroubleAsync(CancellationToken cancellationToken);
}
