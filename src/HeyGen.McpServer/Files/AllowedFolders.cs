namespace HeyGen.McpServer.Files;

/// <summary>The folders below which one caller's files may be read and written.</summary>
internal sealed class AllowedFolders
{
    private static readonly StringComparison comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <param name="folders">As they were configured; one that does not exist allows nothing.</param>
    public AllowedFolders(IEnumerable<string> folders)
    {
        Folders = [.. folders.Select(Real).OfType<string>().Distinct()];
    }

    /// <summary>Absolute and without symbolic links. A relative path is tried in each, in this order.</summary>
    public IReadOnlyList<string> Folders { get; }

    /// <summary>Where the path really leads, below an allowed folder. It need not exist.</summary>
    /// <exception cref="FileRefusedException">It leads elsewhere.</exception>
    public string Resolve(string text)
    {
        if (Folders.Count == 0)
            throw FileRefusals.NoFolders(text);

        var path = LocalPath.Read(text);
        var candidates = Path.IsPathFullyQualified(path) ? [path] : Folders.Select(folder => Path.Combine(folder, path)).ToArray();
        try
        {
            var real = candidates.Select(RealPath.Of).ToArray();
            var chosen = real.FirstOrDefault(candidate => Allows(candidate) && Path.Exists(candidate)) ?? real[0];
            return Allows(chosen) ? chosen : throw FileRefusals.Outside(text, Folders);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw FileRefusals.Unreadable(text, fault);
        }
    }

    /// <summary>Whether the path can be answered for without knowing of other folders.</summary>
    /// <param name="text">Null where the server is to choose.</param>
    public bool Cover(string? text)
    {
        try
        {
            return Folders.Count > 0 && (text is null || Path.Exists(Find(text)) || Path.IsPathFullyQualified(LocalPath.Read(text)));
        }
        catch (FileRefusedException)
        {
            return false;
        }
    }

    /// <summary>Whether a path is hidden from whoever looks into an allowed folder: programs keep there what they run and whom they trust.</summary>
    public bool Hides(string real) => Folders.Where(folder => IsWithin(real, folder)).All(
        folder => Path.GetRelativePath(folder, real).Split(Path.DirectorySeparatorChar).Any(part => part is ['.', _, ..]));

    /// <summary>Distinguishes a file from the same file changed: where it is, its size and when it was last written to.</summary>
    public string VersionOf(string text)
    {
        var file = new FileInfo(Find(text));
        try
        {
            return file.Exists ? $"{file.FullName}\n{file.Length}\n{file.LastWriteTimeUtc.Ticks}" : file.FullName;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw FileRefusals.Unreadable(text, fault);
        }
    }

    /// <summary>Opens a regular file below an allowed folder.</summary>
    /// <exception cref="FileRefusedException">It is not there, not a regular file, empty, or elsewhere.</exception>
    public FileStream OpenForReading(string text)
    {
        var real = Find(text);
        if (Directory.Exists(real))
            throw FileRefusals.IsFolder(text);

        try
        {
            // Checked before opening, because opening a pipe waits for its writer. Pipes, sockets and devices have no length, nor have the files of /proc.
            return new FileInfo(real) switch
            {
                { Exists: false } => throw FileRefusals.NotFound(text, Folders),
                { Length: 0 } => throw FileRefusals.EmptyOrSpecial(text),
                _ => Open(real, text),
            };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw FileRefusals.Unreadable(text, fault);
        }
    }

    /// <summary>Somebody may have put a link in a file's place since its path was resolved: what counts is what was opened.</summary>
    public void RequireInside(FileStream opened, string text)
    {
        if (!Allows(OpenedPath(opened) ?? RealPath.Of(opened.Name)))
            throw FileRefusals.Outside(text, Folders);
    }

    /// <summary>As <see cref="Resolve"/>, for a file that should be there: also the one that a shell's quoting or another kind of space means.</summary>
    public string Find(string text)
    {
        string[] written = LocalPath.Unquoted(text) is { } plain ? [text, plain] : [text];
        var real = written.Select(Resolve);
        try
        {
            return real.FirstOrDefault(Path.Exists) ?? real.Select(Alike).FirstOrDefault(found => found is not null) ?? Resolve(text);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw FileRefusals.Unreadable(text, fault);
        }
    }

    /// <summary>The only file whose path looks the same, which is how people and models write it.</summary>
    private string? Alike(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent || !Allows(parent) || (Directory.Exists(parent) ? parent : Alike(parent)) is not { } folder)
            return null;

        var name = FileNameForm.Of(Path.GetFileName(path));
        var found = Directory.EnumerateFileSystemEntries(folder).Where(entry => FileNameForm.Of(Path.GetFileName(entry)) == name).Take(2);
        return found.ToArray() is [var only] ? Resolve(only) : null;
    }

    private FileStream Open(string real, string text)
    {
        var stream = new FileStream(real, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, BufferSize = 0 });
        try
        {
            if (!stream.CanSeek || stream.Length == 0)
                throw FileRefusals.EmptyOrSpecial(text);

            RequireInside(stream, text);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The path of an opened file, where the system has it.</summary>
    private static string? OpenedPath(FileStream stream) =>
        OperatingSystem.IsLinux() ? new FileInfo($"/proc/self/fd/{stream.SafeFileHandle.DangerousGetHandle()}").LinkTarget : null;

    private bool Allows(string real) => Folders.Any(folder => IsWithin(real, folder));

    private static bool IsWithin(string real, string folder) =>
        real.Equals(folder, comparison) || real.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, comparison);

    private static string? Real(string folder)
    {
        try
        {
            var real = Path.TrimEndingDirectorySeparator(RealPath.Of(LocalPath.Read(folder)));
            return Directory.Exists(real) ? real : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or FileRefusedException)
        {
            return null;
        }
    }
}

/// <summary>Whether, and where, calls may touch files of this machine.</summary>
/// <param name="servesLocalUser">The caller sits at this machine. Another's path would name a file of somebody else.</param>
internal sealed class LocalFiles(IReadOnlyList<string> folders, bool servesLocalUser, TimeProvider time)
{
    /// <summary>How long a client may take to name its folders, which it does without asking anybody.</summary>
    private static readonly TimeSpan longestQuestion = TimeSpan.FromSeconds(2);

    private volatile Task<IReadOnlyList<string>>? question;

    public bool ServesLocalUser => servesLocalUser;

    /// <summary>The allowed folders of one call: those configured first, then the client's own.</summary>
    /// <param name="path">What the caller wants to open, for the refusal; null where the server is to choose.</param>
    /// <exception cref="FileRefusedException">Nothing is allowed here.</exception>
    public async Task<AllowedFolders> AllowAsync(string? path, Func<CancellationToken, Task<IReadOnlyList<string>>> roots, CancellationToken cancellationToken)
    {
        if (!servesLocalUser)
            throw FileRefusals.NotLocal(path);

        var configured = new AllowedFolders(folders);
        if (configured.Cover(path))
            return configured;

        var allowed = new AllowedFolders(folders.Concat(await AskAsync(roots, cancellationToken)));
        return allowed.Folders.Count > 0 ? allowed : throw FileRefusals.NoFolders(path);
    }

    /// <summary>A client that owes an answer is not asked again, for every call would wait for it. There is one client where a local user is served.</summary>
    private async Task<IReadOnlyList<string>> AskAsync(Func<CancellationToken, Task<IReadOnlyList<string>>> roots, CancellationToken cancellationToken)
    {
        var owed = question is { IsCompleted: false } ? question : null;
        var asked = owed ?? (question = roots(CancellationToken.None));
        try
        {
            return await asked.WaitAsync(owed is null ? longestQuestion : TimeSpan.Zero, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return [];
        }
    }
}
