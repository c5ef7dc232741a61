namespace HeyGen.McpServer.Platform;

/// <summary>Small secrets that every process of this server shares: the signing key, a webhook's secret.</summary>
internal interface ISharedValues
{
    /// <summary>The value; null when there is none.</summary>
    /// <exception cref="StateFolderException">It cannot be read.</exception>
    Task<string?> GetAsync(string name, CancellationToken cancellationToken);

    /// <summary>Keeps a value in place of an older one.</summary>
    /// <exception cref="StateFolderException">It cannot be kept.</exception>
    Task SetAsync(string name, string value, CancellationToken cancellationToken);

    /// <summary>Keeps a value unless there is one.</summary>
    /// <returns>The value that is kept now, this one or the older.</returns>
    /// <exception cref="StateFolderException">It cannot be kept.</exception>
    Task<string> GetOrAddAsync(string name, string value, CancellationToken cancellationToken);
}
