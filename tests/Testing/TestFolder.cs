using System.Diagnostics;

namespace Testing;

/// <summary>A folder that goes with the test, beside another that is not allowed.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("heygen-mcp-files-").FullName;

    public TestFolder()
    {
        Allowed = Directory.CreateDirectory(Path.Combine(root, "allowed")).FullName;
        Outside = Directory.CreateDirectory(Path.Combine(root, "outside")).FullName;
    }

    public string Allowed { get; }

    public string Outside { get; }

    public static byte[] Png { get; } = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    /// <summary>What an MP4 begins with.</summary>
    public static byte[] Mp4Head { get; } = [0, 0, 0, 0x18, .. "ftypisom"u8, 0, 0, 2, 0, .. "isomiso2"u8];

    public string At(string name) => Path.Combine(Allowed, name);

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(At(name), bytes);
        return At(name);
    }

    /// <summary>A file with an MP4's head and holes behind, which takes no room on the disk.</summary>
    public string WriteLarge(string name, long size)
    {
        using var stream = File.Create(At(name));
        stream.Write(Mp4Head);
        stream.SetLength(size);
        return At(name);
    }

    public string Pipe(string name)
    {
        using var made = Process.Start("mkfifo", [At(name)]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
        return At(name);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
