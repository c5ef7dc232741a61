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
