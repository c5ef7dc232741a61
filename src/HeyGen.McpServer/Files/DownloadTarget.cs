namespace HeyGen.McpServer.Files;

/// <summary>Where a download ends: a folder, and a name in it.</summary>
/// <param name="Folders">The folders that the caller may write to.</param>
/// <param name="Folder">Exists, and is free of symbolic links.</param>
/// <param name="Overwrites">Whether an existing file of the name is replaced. Otherwise the new one is numbered.</param>
internal sealed record DownloadTarget(AllowedFolders Folders, string Folder, string Name, bool Overwrites)
{
    /// <summary>Reads what a caller wrote: nothing, a folder, or a file. Folders that are missing are made.</summary>
    /// <exception cref="FileRefusedException">It is outside the allowed folders, or cannot be made.</exception>
    public static DownloadTarget Choose(AllowedFolders folders, string? path, string suggestedName, bool overwrites)
    {
        if (path is null)
            return new DownloadTarget(folders, folders.Folders[0], suggestedName, overwrites);

        var real = folders.Resolve(path);
        if (folders.Hides(real))
            throw FileRefusals.Hidden(path);

        var isFolder = Directory.Exists(real) || path.EndsWith('/') || path.EndsWith('\\');
        var folder = isFolder ? Path.TrimEndingDirectorySeparator(real) : Path.GetDirectoryName(real)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw FileRefusals.CannotWrite(folder, fault);
        }

        return new DownloadTarget(folders, folder, isFolder ? suggestedName : Path.GetFileName(real), overwrites);
    }

    /// <summary>Room that this user has on the folder's disk; without end where the system does not say.</summary>
    public long FreeBytes
    {
        get
        {
            try
            {
                return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(Folder)! : Folder).AvailableFreeSpace;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return long.MaxValue / 2;
            }
        }
    }

    /// <summary>Gives a finished file its name, in one step.</summary>
    public string Take(string finished, string extension)
    {
        var name = Path.HasExtension(Name) ? Name : Name + extension;
        for (var number = 1; ; number++)
        {
            var path = Path.Combine(Folder, number == 1 ? name : $"{Path.GetFileNameWithoutExtension(name)}-{number}{Path.GetExtension(name)}");
            if (!Overwrites && Path.Exists(path))
                continue;

            try
            {
                File.Move(finished, path, Overwrites);
                return path;
            }
            catch (IOException) when (!Overwrites && Path.Exists(path))
            {
                // Somebody took the name in between.
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw FileRefusals.CannotWrite(path, fault);
            }
        }
    }
}
