namespace HeyGen.McpServer.Files;

/// <summary>Whether, and where, calls may touch files of this machine.</summary>
/// <param name="folders">The folders of <c>--files-dir</c>.</param>
/// <param name="servesLocalUser">The caller sits at this machine. Another's path would name a file of somebody else.</param>
internal sealed class LocalFiles(IReadOnlyList<string> folders, bool servesLocalUser)
{
    public bool ServesLocalUser => servesLocalUser;

    /// <summary>The allowed folders of one call: those configured first, then the client's own.</summary>
    /// <param name="path">What the caller wants to open, for the refusal.</param>
    /// <param name="roots">Asks the client for its folders.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="FileRefusedException">Nothing is allowed here.</exception>
    public async Task<AllowedFolders> AllowAsync(string path, Func<CancellationToken, Task<IReadOnlyList<string>>> roots, CancellationToken cancellationToken)
    {
        if (!servesLocalUser)
        {
            throw FileRefusals.NotLocal(path);
        }

        var allowed = new AllowedFolders(folders.Concat(await roots(cancellationToken)));
        return allowed.Folders.Count > 0 ? allowed : throw FileRefusals.NoFolders(path);
    }
}
