namespace HeyGen.McpServer.Tests.Files;

public sealed class AllowedFoldersTests : IDisposable
{
    private readonly TestFolder folder = new();

    private AllowedFolders Folders => new([folder.Allowed]);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void OpenForReading_FileBelowAFolder_IsOpened()
    {
        folder.Write("a.png", TestFolder.Png);

        using var relative = Folders.OpenForReading("a.png");
        using var absolute = Folders.OpenForReading(folder.At("a.png"));
        using var address = Folders.OpenForReading(new Uri(folder.At("a.png")).AbsoluteUri);

        Assert.All([relative, absolute, address], stream => Assert.Equal(TestFolder.Png.Length, stream.Length));
    }

    [Theory]
    [InlineData("shots/Bildschirmfoto 9.41\u202FPM.png", "shots/Bildschirmfoto 9.41 PM.png")]
    [InlineData("our\u00a0caf\u00e9.png", "our caf\u00e9.png")]
    [InlineData("a b.png", "a\u2009b.png")]
    [InlineData("Ame\u0301lie/Zu\u0308rich.png", "Am\u00e9lie/Z\u00fcrich.png")]
    [InlineData("vi\u1ec7t nam.png", "vie\u0323\u0302t nam.png")]
    [InlineData("\u1112\u1161\u11ab\u1100\u1173\u11af.png", "\ud55c\uae00.png")]
    [InlineData("\u30ab\u3099.png", "\u30ac.png")]
    [InlineData("two words.png", "'two words.png'")]
    [InlineData("two words.png", "\"two words.png\"")]
    [InlineData("shots/two (1).png", "shots/two\\ \\(1\\).png")]
    public void OpenForReading_PathWrittenOtherwise_OpensTheFileThatIsMeant(string name, string written)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.At(name))!);
        folder.Write(name, TestFolder.Png);

        using var stream = Folders.OpenForReading(written);

        Assert.Equal(folder.At(name), stream.Name);
    }

    [Fact]
    public void OpenForReading_SeveralFilesThatCouldBeMeant_TakesNone()
    {
        folder.Write("a\u202Fb.png", TestFolder.Png);
        folder.Write("a\u00a0b.png", TestFolder.Png);

        Assert.Contains("does not exist", Assert.Throws<FileRefusedException>(() => Folders.OpenForReading("a b.png")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenForReading_FileWithQuotesInItsName_IsItself()
    {
        folder.Write("'a.png'", TestFolder.Png);
        folder.Write("a.png", [1]);

        using var stream = Folders.OpenForReading("'a.png'");

        Assert.Equal(folder.At("'a.png'"), stream.Name);
    }

    [Fact]
    public void OpenForReading_QuotedWayOut_IsRefused()
    {
        File.WriteAllBytes(Path.Combine(folder.Outside, "secret.png"), TestFolder.Png);

        var refusal = Assert.Throws<FileRefusedException>(() => Folders.OpenForReading($"'{Path.Combine(folder.Outside, "secret.png")}'"));

        Assert.NotEqual(FileRefusal.Failed, refusal.Reason);
    }

    [Theory]
    [InlineData("#work")]
    [InlineData("?work")]
    public void Folders_AddressWithMoreThanAPath_AllowsNothing(string more) =>
        Assert.Empty(new AllowedFolders([new Uri(folder.Allowed).AbsoluteUri + "/" + more]).Folders);

    [Fact]
    public void OpenForReading_LinkWithinTheFolder_IsFollowed()
    {
        folder.Write("a.png", TestFolder.Png);
        File.CreateSymbolicLink(folder.At("link.png"), "a.png");

        using var stream = Folders.OpenForReading("link.png");

        Assert.Equal(folder.At("a.png"), stream.Name);
    }

    [Theory]
    [InlineData("../outside/secret.png")]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("link.png")]
    [InlineData("links/secret.png")]
    [InlineData("links/../../etc/passwd")]
    [InlineData("/proc/self/environ")]
    public void OpenForReading_WayOut_IsRefused(string path)
    {
        File.WriteAllBytes(Path.Combine(folder.Outside, "secret.png"), TestFolder.Png);
        File.CreateSymbolicLink(folder.At("link.png"), Path.Combine(folder.Outside, "secret.png"));
        Directory.CreateSymbolicLink(folder.At("links"), folder.Outside);

        var refusal = Assert.Throws<FileRefusedException>(() => Folders.OpenForReading(path));

        Assert.Equal(FileRefusal.NotAllowed, refusal.Reason);
        Assert.Contains("outside the allowed folders", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--files-dir", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenForReading_FolderWithANameThatBeginsAlike_IsOutside()
    {
        var other = Directory.CreateDirectory(folder.Allowed + "2").FullName;
        File.WriteAllBytes(Path.Combine(other, "a.png"), TestFolder.Png);

        Assert.Equal(FileRefusal.NotAllowed, Assert.Throws<FileRefusedException>(() => Folders.OpenForReading(Path.Combine(other, "a.png"))).Reason);
    }

    [Fact]
    public async Task OpenForReading_Pipe_IsRefusedWithoutWaiting()
    {
        folder.Pipe("pipe.mp4");

        var refusal = await Assert.ThrowsAsync<FileRefusedException>(() => Task.Run(() => Folders.OpenForReading("pipe.mp4")).Soon());

        Assert.Contains("not a regular file", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("empty.png", "is empty")]
    [InlineData("sub", "is a folder")]
    [InlineData("missing.png", "does not exist")]
    [InlineData("circle", "cannot be opened")]
    public void OpenForReading_WhatIsNoFile_IsRefused(string path, string reason)
    {
        folder.Write("empty.png", []);
        Directory.CreateDirectory(folder.At("sub"));
        File.CreateSymbolicLink(folder.At("circle"), folder.At("circle"));

        var refusal = Assert.Throws<FileRefusedException>(() => Folders.OpenForReading(path));

        Assert.Equal(FileRefusal.Unusable, refusal.Reason);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resolve_AllowedFolderIsALink_ItsTargetCounts()
    {
        Directory.CreateSymbolicLink(Path.Combine(folder.Outside, "way"), folder.Allowed);
        folder.Write("a.png", TestFolder.Png);

        Assert.Equal(folder.At("a.png"), new AllowedFolders([Path.Combine(folder.Outside, "way")]).Resolve("a.png"));
    }

    [Fact]
    public void Resolve_SeveralFolders_TheOneThatHasTheFileCounts()
    {
        folder.Write("a.png", TestFolder.Png);
        var folders = new AllowedFolders([folder.Outside, folder.Allowed]);

        Assert.Equal(folder.At("a.png"), folders.Resolve("a.png"));
        Assert.Equal(Path.Combine(folder.Outside, "new.png"), folders.Resolve("new.png"));
    }

    [Fact]
    public void Folders_ThatDoNotExist_AllowNothing() => Assert.Empty(new AllowedFolders([folder.At("nowhere"), "a\0b"]).Folders);
}
