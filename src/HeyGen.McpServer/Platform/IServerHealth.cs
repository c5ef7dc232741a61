namespace HeyGen.McpServer.Platform;

/// <summary>Something outside that the server depends on.</summary>
internal interface IServerHealth
{
    /// <summary>Finds what keeps the server from doing all it should.</summary>
    /// <returns>One sentence for people; null when nothing does.</returns>
    Task<string?> FindTroubleAsync(CancellationToken cancellationToken);
}
