namespace HeyGen.McpServer.Tests.Files;

public sealed class LocalPathTests
{
    [Theory]
    [InlineData("/home/me/clip.mp4")]
    [InlineData("./clip")]
    [InlineData("../clip")]
    [InlineData("~/clip")]
    [InlineData("~")]
    [InlineData("clips/one")]
    [InlineData("clip.mp4")]
    [InlineData("Old Photo.JPEG")]
    [InlineData("file:///home/me/clip.mp4")]
    [InlineData(@"C:\Users\me\clip.mp4")]
    [InlineData(@"\\server\share\clip.mp4")]
    [InlineData("D:/clip")]
    public void IsMeant_Path_IsOne(string text) => Assert.True(LocalPath.IsMeant(text));

    [Theory]
    [InlineData("https://example.com/clip.mp4")]
    [InlineData("http://example.com/clip.mp4")]
    [InlineData("data:image/png;base64,iVBORw0KGgo=")]
    [InlineData("f0b1c2d3e4f5")]
    [InlineData("asset_12-34")]
    public void IsMeant_AddressOrAssetId_IsNone(string text) => Assert.False(LocalPath.IsMeant(text));

    [Fact]
    public void Read_Home_IsThePersonsFolder() =>
        Assert.Equal(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "a.mp4"), LocalPath.Read("~/a.mp4"));

    [Theory]
    [InlineData("file:///tmp/my%20clip.mp4")]
    [InlineData("file://localhost/tmp/my%20clip.mp4")]
    [InlineData("file:/tmp/my%20clip.mp4")]
    [InlineData("FILE:///tmp/my clip.mp4")]
    public void Read_FileAddress_IsItsPath(string address) => Assert.Equal("/tmp/my clip.mp4", LocalPath.Read(address));

    [Theory]
    [InlineData("file://elsewhere/tmp/a.mp4")]
    [InlineData("a\0b")]
    [InlineData("file:///tmp/a.mp4#t=3")]
    [InlineData("file:///tmp/a.mp4?size=2")]
    [InlineData("file:tmp/a.mp4")]
    public void Read_NoPathOfThisMachine_IsRefused(string text) => Assert.Throws<FileRefusedException>(() => LocalPath.Read(text));

    [Theory]
    [InlineData(@"D:\clips\me.mp4")]
    [InlineData("d:/clips/me.mp4")]
    [InlineData(@"\\server\share\me.mp4")]
    public void Read_PathOfWindows_IsRefusedElsewhere(string text)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has such paths.");

        Assert.Contains("Windows", Assert.Throws<FileRefusedException>(() => LocalPath.Read(text)).Message, StringComparison.Ordinal);
    }
}
