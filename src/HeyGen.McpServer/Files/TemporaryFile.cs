namespace HeyGen.McpServer.Files;

/// <summary>Files that nobody else can open and that are gone when they are closed.</summary>
internal static class TemporaryFile
{
    public static FileStream Open()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        var kept = new FileStream(Path.Combine(Path.GetTempPath(), $"heygen-mcp-{Guid.NewGuid():N}"), options);
        // So that nothing is left behind when this process is killed; Windows sees to that itself.
        if (!OperatingSystem.IsWindows())
            File.Delete(kept.Name);

        return kept;
    }
}
