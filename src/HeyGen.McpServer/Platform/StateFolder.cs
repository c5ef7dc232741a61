namespace HeyGen.McpServer.Platform;

/// <summary>What must outlive the server, readable by its owner only, shared by the user's processes, and made with the first write.</summary>
internal sealed class StateFolder : IDisposable
{
    private const string Name = "heygen-mcp";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Lazy<string> root;

    private StateFolder(Func<string> root, bool isTemporary)
    {
        this.root = new Lazy<string>(root);
        IsTemporary = isTemporary;
    }

    public bool IsTemporary { get; }

    /// <param name="path">What the settings name; null for the platform's place.</param>
    /// <returns>Null for a user without a home folder, such as a service may run as, when the settings name no place either.</returns>
    public static StateFolder? At(string? path) => (path ?? PlatformPlace()) is { } chosen ? new(() => Path.GetFullPath(chosen), isTemporary: false) : null;

    /// <summary>Ends with the process: what the sandbox forgets must not stay behind among a real account's things.</summary>
    public static StateFolder Temporary() => new(() => Directory.CreateTempSubdirectory($"{Name}-").FullName, isTemporary: true);

    /// <summary>Where a file of this name belongs; its folder is made.</summary>
    /// <exception cref="StateFolderException">The folder cannot be made.</exception>
    public string Place(string folder, string name) => Guarded(() => Path.Combine(Folder(folder), name));

    /// <summary>Where a file of this name belongs in the folder itself. Nothing is made.</summary>
    /// <exception cref="StateFolderException">There is no such place.</exception>
    public string Place(string name) => Guarded(() => Path.Combine(root.Value, name));

    /// <summary>The file of this name in the folder itself, made empty where there is none.</summary>
    /// <exception cref="StateFolderException">It cannot be made.</exception>
    public string Provide(string name) => Guarded(() =>
    {
        MakeFolder(root.Value);
        var path = Path.Combine(root.Value, name);
        try
        {
            if (!File.Exists(path))
                Create(path).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process made it meanwhile.
        }

        return path;
    });

    /// <summary>A kept text; null when there is none.</summary>
    /// <exception cref="StateFolderException">It cannot be read.</exception>
    public string? Read(string folder, string name)
    {
        var found = Guarded(() => Path.Combine(root.Value, folder, name));
        return File.Exists(found) ? Guarded(() => File.ReadAllText(found)) : null;
    }

    /// <summary>Keeps a text in a file of its own, in place of an older one or only where there is none.</summary>
    /// <returns>False when there is one and it was to be left alone.</returns>
    /// <exception cref="StateFolderException">It could not be written.</exception>
    public bool WriteText(string folder, string name, string text, bool replace) => Replace(
        folder,
        name,
        file =>
        {
            using var writer = new StreamWriter(file);
            writer.Write(text);
        },
        replace) is not null;

    /// <summary>Finds out before it matters whether something can be kept.</summary>
    /// <exception cref="StateFolderException">It cannot.</exception>
    public void RequireWritable(string folder)
    {
        Guarded(() =>
        {
            var probe = Path.Combine(Folder(folder), $".{Guid.NewGuid():N}.tmp");
            Create(probe).Dispose();
            File.Delete(probe);
            return probe;
        });
    }

    /// <summary>Keeps an object in a file of its own, and returns its path.</summary>
    /// <exception cref="StateFolderException">It could not be written.</exception>
    public string Write(string folder, string name, JsonObject content) => Replace(
        folder,
        name,
        file =>
        {
            using (var writer = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true }))
            {
                content.WriteTo(writer);
            }

            // Else a power cut after the rename could leave an empty file under the right name.
            file.Flush(flushToDisk: true);
        },
        replace: true)!;

    /// <summary>Writes a file beside its place and renames it, so that it is there whole or not at all.</summary>
    /// <returns>Its path; null when there is one and it was to be left alone.</returns>
    private string? Replace(string folder, string name, Action<FileStream> write, bool replace) => Guarded(() =>
    {
        var target = Path.Combine(Folder(folder), name);
        var beside = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = Create(beside))
            {
                write(file);
            }

            File.Move(beside, target, replace);
            return target;
        }
        catch (IOException) when (!replace && File.Exists(target))
        {
            File.Delete(beside);
            return null;
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    });

    public void Dispose()
    {
        if (!IsTemporary || !root.IsValueCreated)
            return;

        try
        {
            Directory.Delete(root.Value, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Left to the system, which clears its temporary folder; the end of the process must not fail for it.
        }
    }

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;

        return new FileStream(path, options);
    }

    private string Folder(string name)
    {
        // One after the other, so that each has the mode, and not the leaf alone.
        MakeFolder(root.Value);
        var folder = Path.Combine(root.Value, name);
        MakeFolder(folder);
        return folder;
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Linux has XDG's place for state, which wants an absolute path; Windows and macOS have one for a program's own data.</summary>
    private static string? PlatformPlace()
    {
        if (Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { } state && Path.IsPathRooted(state))
            return Path.Combine(state, Name);

        var usesXdg = !OperatingSystem.IsWindows() && !OperatingSystem.IsMacOS();
        var home = Environment.GetFolderPath(
            usesXdg ? Environment.SpecialFolder.UserProfile : Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return home.Length == 0 ? null : usesXdg ? Path.Combine(home, ".local", "state", Name) : Path.Combine(home, Name);
    }

    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new StateFolderException($"The state folder cannot be written: {fault.Message.TrimEnd('.')}. Choose another with --state-dir.", fault);
        }
    }
}

/// <summary>Something cannot be kept. The message is for whoever runs the server.</summary>
internal sealed class StateFolderException(string message, Exception cause) : ToolFailure(message, cause);
