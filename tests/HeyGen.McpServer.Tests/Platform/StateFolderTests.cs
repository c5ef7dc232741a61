using System.Runtime.Versioning;
using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Tests.Platform;

public sealed class StateFolderTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("heygen-mcp-tests");

    public void Dispose() => scratch.Delete(recursive: true);

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Write_NewFolder_IsMadeForTheOwnerOnly()
    {
        var place = Path.Combine(scratch.FullName, "not", "there");
        using var state = StateFolder.At(place)!;
        Assert.Empty(scratch.EnumerateFileSystemInfos());

        var path = state.Write("things", "a.json", new JsonObject { ["a"] = "ä" });

        Assert.Equal(Path.Combine(place, "things", "a.json"), path);
        Assert.Equal("ä", (string?)JsonNode.Parse(File.ReadAllText(path))!["a"]);
        Assert.Single(Directory.EnumerateFileSystemEntries(Path.Combine(place, "things")));
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There the user's folder is his own.");
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(place));
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(place, "things")));
    }

    [Fact]
    public void Write_Again_ReplacesTheFileWhole()
    {
        using var state = StateFolder.At(scratch.FullName)!;
        state.Write("things", "a.json", new JsonObject { ["long"] = new string('x', 1000) });

        var path = state.Write("things", "a.json", new JsonObject { ["short"] = 1 });

        Assert.True(JsonNode.DeepEquals(new JsonObject { ["short"] = 1 }, JsonNode.Parse(File.ReadAllText(path))));
        Assert.Single(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void RequireWritable_NotAFolder_SaysSoAndHowToChoose()
    {
        var file = Path.Combine(scratch.FullName, "file");
        File.WriteAllText(file, "");
        using var state = StateFolder.At(Path.Combine(file, "state"))!;

        var problem = Assert.Throws<StateFolderException>(() => state.RequireWritable("things"));

        Assert.Contains(file, problem.Message, StringComparison.Ordinal);
        Assert.Contains("--state-dir", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RequireWritable_Folder_LeavesNothingInIt()
    {
        using var state = StateFolder.At(scratch.FullName)!;

        state.RequireWritable("things");

        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(scratch.FullName, "things")));
    }

    [Fact]
    public void Dispose_Temporary_IsGoneWithAllItHeld()
    {
        var state = StateFolder.Temporary();
        var path = state.Write("things", "a.json", []);
        Assert.True(File.Exists(path));

        state.Dispose();

        Assert.False(Directory.Exists(Path.GetDirectoryName(Path.GetDirectoryName(path))));
    }

    [Fact]
    public void Dispose_Lasting_StaysAsItIs()
    {
        var state = StateFolder.At(scratch.FullName)!;
        var path = state.Write("things", "a.json", []);

        state.Dispose();

        Assert.True(File.Exists(path));
    }
}
