namespace HeyGen.McpServer.Platform;

/// <summary>Shared values as files of the state folder, readable by their owner only.</summary>
internal sealed class FolderValues(StateFolder folder) : ISharedValues
{
    private const string Folder = "secrets";

    public Task<string?> GetAsync(string name, CancellationToken cancellationToken) => Task.FromResult(folder.Read(Folder, name));

    public Task SetAsync(string name, string value, CancellationToken cancellationToken)
    {
        folder.WriteText(Folder, name, value, replace: true);
        return Task.CompletedTask;
    }

    public Task<string> GetOrAddAsync(string name, string value, CancellationToken cancellationToken) =>
        Task.FromResult(folder.WriteText(Folder, name, value, replace: false) ? value : folder.Read(Folder, name) ?? value);
}

/// <summary>Small values that every process of this server shares: the signing key, a webhook's secret, which asset a file is.</summary>
internal interface ISharedValues
{
    /// <summary>How the names begin of values that cost nothing but time when they are lost.</summary>
    const string Renewable = "asset-";

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
