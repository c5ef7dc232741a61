using System.Security.Cryptography;

namespace HeyGen.McpServer.Tests.Files;

public sealed class FileDownloadTests : IAsyncLifetime
{
    private const int Size = 300_000;

    private readonly TestFolder folder = new();
    private readonly byte[] content = [.. TestFolder.Mp4Head, .. Enumerable.Range(0, Size - TestFolder.Mp4Head.Length).Select(index => (byte)(index * 31))];
    private readonly List<Transfer> told = [];
    private Action<Transfer> show;
    private long mostBytes = long.MaxValue;
    private LinkServer server = null!;
    private PublicWeb web = null!;

    public FileDownloadTests() => show = told.Add;

    public async ValueTask InitializeAsync()
    {
        server = await LinkServer.StartAsync(content);
        web = new PublicWeb(new Uri(server.Address));
    }

    public async ValueTask DisposeAsync()
    {
        web.Dispose();
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task RunAsync_WholeFile_IsThereWithItsChecksumAndNothingElse()
    {
        var file = await DownloadAsync("clip");

        AssertWhole(file, "clip.mp4");
        Assert.Equal("video/mp4", file.MediaType);
        Assert.Equal([folder.At("clip.mp4")], Directory.GetFiles(folder.Allowed));
        Assert.Equal(new Transfer("Downloading", "clip", Size, Size), told[^1]);
    }

    [Fact]
    public async Task RunAsync_CutAtHalf_AsksForTheRestOfTheSameVersion()
    {
        server.Cut(Size / 2);

        AssertWhole(await DownloadAsync("clip.mp4"), "clip.mp4");

        Assert.Equal(["", $"bytes={Size / 2}-"], server.Ranges);
        Assert.Equal(["", "\"v1\""], server.Conditions);
    }

    [Theory]
    [InlineData("\"v2\"")]
    [InlineData(null)]
    [InlineData("W/\"v1\"")]
    public async Task RunAsync_RestHasNotTheTagOfTheBeginning_IsBegunAnew(string? tag)
    {
        server.Cut(Size / 2, 100);
        // The second answer is a part of another file, which a careless store sends all the same.
        server.AfterCut = () => (server.Content, server.Tag) = server.Ranges.Count == 1 ? (Other(), tag) : (content, "\"v1\"");

        AssertWhole(await DownloadAsync("clip.mp4"), "clip.mp4");
    }

    [Fact]
    public async Task RunAsync_StoreWithoutTagChangesTheFile_IsBegunAnew()
    {
        server.Tag = null;
        server.Cut(Size / 2);
        server.AfterCut = () => server.Content = Other();

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Other())), (await DownloadAsync("clip.mp4")).Sha256);
    }

    [Theory]
    [InlineData("text/html", "<!DOCTYPE html><html>Sign in</html>")]
    [InlineData("video/mp4", "\n <html>Sign in</html>")]
    [InlineData("application/json; charset=utf-8", "[1]")]
    [InlineData("application/octet-stream", "{\"error\": \"expired\"}")]
    [InlineData("application/xml", "<Error/>")]
    [InlineData("video/mp4", "")]
    public async Task RunAsync_LinkAnswersSomethingElse_IsRefusedAndNothingIsKept(string mediaType, string body)
    {
        (server.MediaType, server.Content) = (mediaType, System.Text.Encoding.UTF8.GetBytes(body));

        var refusal = await Assert.ThrowsAsync<FileRefusedException>(() => DownloadAsync("clip.mp4"));

        Assert.Equal(FileRefusal.Failed, refusal.Reason);
        Assert.Empty(Directory.GetFiles(folder.Allowed));
    }

    [Fact]
    public async Task RunAsync_LinkToAJsonFile_IsDownloaded()
    {
        (server.MediaType, server.Content) = ("application/json", "{}"u8.ToArray());

        Assert.Equal(folder.At("words.json"), (await DownloadAsync("words", server.Address + "/words.json")).Path);
    }

    [Fact]
    public async Task RunAsync_LargerThanTheLimit_IsRefusedAndNothingIsKept()
    {
        mostBytes = Size - 1;

        var refusal = await Assert.ThrowsAsync<FileRefusedException>(() => DownloadAsync("clip.mp4"));

        Assert.Contains("--download-limit", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Allowed));
    }

    [Fact]
    public async Task RunAsync_LargerThanTheLimitWithoutSayingSo_EndsThereAndNothingIsKept()
    {
        (mostBytes, server.NamesLength) = (Size / 2, false);

        var refusal = await Assert.ThrowsAsync<FileRefusedException>(() => DownloadAsync("clip.mp4"));

        Assert.Contains("--download-limit", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Allowed));
    }

    [Fact]
    public async Task RunAsync_LargerThanTheDisk_IsRefusedBeforeItIsWritten()
    {
        server.ClaimedLength = long.MaxValue / 4;
        server.Cut(100);

        var refusal = await Assert.ThrowsAsync<FileRefusedException>(() => DownloadAsync("clip.mp4"));

        Assert.Contains("room", refusal.Message, StringComparison.Ordinal);
        Assert.Single(server.Ranges);
        Assert.Empty(Directory.GetFiles(folder.Allowed));
    }

    [Fact]
    public async Task RunAsync_PartThatWasNotAskedFor_IsRefused()
    {
        server.SendsPartUnasked = true;

        var refusal = await Assert.ThrowsAsync<FileRefusedException>(() => DownloadAsync("clip.mp4"));

        Assert.Contains("HTTP 206", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_CutManyTimesWithProgress_GoesOnToTheEnd()
    {
        server.Cut([.. Enumerable.Repeat(Size / 20, 15)]);

        AssertWhole(await DownloadAsync("clip.mp4"), "clip.mp4");

        Assert.Equal(16, server.Ranges.Count);
    }

    [Fact]
    public async Task RunAsync_CutForGood_KeepsWhatCameForTheNextCall()
    {
        server.Cut([Size / 2, .. Enumerable.Repeat(0, 20)]);
        var refusal = await Assert.ThrowsAsync<FileRefusedException>(() => DownloadAsync("clip.mp4"));
        Assert.Equal(FileRefusal.Failed, refusal.Reason);
        Assert.Contains("go on from there", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(Size / 2, new FileInfo(Assert.Single(Directory.GetFiles(folder.Allowed))).Length);

        await using var whole = await LinkServer.StartAsync(content);
        AssertWhole(await DownloadAsync("clip.mp4", url: whole.Address), "clip.mp4");

        Assert.Equal(["", $"bytes={Size / 2}-"], whole.Ranges);
        Assert.Equal([folder.At("clip.mp4")], Directory.GetFiles(folder.Allowed));
    }

    [Fact]
    public async Task RunAsync_FileChangesAfterACut_StartsAgain()
    {
        var other = Other();
        server.Cut(Size / 2);
        server.AfterCut = () => (server.Content, server.Tag) = (other, "\"v2\"");

        var file = await DownloadAsync("clip.mp4");

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(other)), file.Sha256);
        Assert.Equal(other, await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken));
        Assert.Equal([file.Path], Directory.GetFiles(folder.Allowed));
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.Gone)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task RunAsync_LinkExpiresInBetween_IsRenewedAndGoneOnWith(HttpStatusCode status)
    {
        server.Cut(Size / 2);
        server.AfterCut = () => server.Expired["/old"] = status;

        var file = await DownloadAsync("clip.mp4", server.Address + "/old", _ => Task.FromResult<string?>(server.Address + "/new"));

        AssertWhole(file, "clip.mp4");
        Assert.Equal(["", $"bytes={Size / 2}-", $"bytes={Size / 2}-"], server.Ranges);
    }

    [Fact]
    public async Task RunAsync_ExpiredLinkThatNobodyCanRenew_SaysHowToGetOne()
    {
        server.Expired["/"] = HttpStatusCode.Forbidden;

        var refusal = await Assert.ThrowsAsync<FileRefusedException>(() => DownloadAsync("clip.mp4"));

        Assert.Contains("job_id", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Allowed));
    }

    [Fact]
    public async Task RunAsync_FreshLinkIsNoBetter_GivesUp()
    {
        server.Expired["/"] = HttpStatusCode.Forbidden;
        var renewals = 0;

        await Assert.ThrowsAsync<FileRefusedException>(() => DownloadAsync("clip.mp4", renew: _ =>
        {
            renewals++;
            return Task.FromResult<string?>(server.Address);
        }));

        Assert.InRange(renewals, 1, 5);
    }

    [Theory]
    [InlineData(false, "\"v1\"")]
    [InlineData(false, null)]
    [InlineData(true, null)]
    [InlineData(true, "W/\"weak\"")]
    public async Task RunAsync_ServerWithoutRangesOrTags_EndsWithTheWholeFile(bool takesRanges, string? tag)
    {
        (server.TakesRanges, server.Tag) = (takesRanges, tag);
        server.Cut(Size / 2);

        AssertWhole(await DownloadAsync("clip.mp4"), "clip.mp4");
    }

    [Fact]
    public async Task RunAsync_NameIsTaken_NumbersTheNewFileUnlessToldToReplace()
    {
        folder.Write("clip.mp4", [1]);

        Assert.Equal(folder.At("clip-2.mp4"), (await DownloadAsync("clip.mp4")).Path);
        Assert.Equal(folder.At("clip.mp4"), (await DownloadAsync("clip.mp4", overwrites: true)).Path);

        Assert.Equal(Size, new FileInfo(folder.At("clip.mp4")).Length);
    }

    [Fact]
    public async Task RunAsync_LinkInThePlaceOfTheTemporaryFile_IsNotFollowed()
    {
        server.Cut([Size / 2, .. Enumerable.Repeat(0, 20)]);
        await Assert.ThrowsAsync<FileRefusedException>(() => DownloadAsync("clip.mp4"));
        var part = Assert.Single(Directory.GetFiles(folder.Allowed));
        File.Delete(part);
        var secret = Path.Combine(folder.Outside, "secret");
        await File.WriteAllTextAsync(secret, "secret", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(part, secret);
        await using var whole = await LinkServer.StartAsync(content);

        AssertWhole(await DownloadAsync("clip.mp4", url: whole.Address), "clip.mp4");

        Assert.Equal("secret", await File.ReadAllTextAsync(secret, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task RunAsync_Cancelled_KeepsWhatCame()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        server.Cut(Size / 2);
        show = _ => stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DownloadAsync("clip.mp4", cancellationToken: stop.Token));

        Assert.EndsWith(".part", Assert.Single(Directory.GetFiles(folder.Allowed)), StringComparison.Ordinal);
    }

    private async Task<DownloadedFile> DownloadAsync(
        string path, string? url = null, Func<CancellationToken, Task<string?>>? renew = null, bool overwrites = false, CancellationToken? cancellationToken =
            null)
    {
        var target = DownloadTarget.Choose(new AllowedFolders([folder.Allowed]), path, "suggested", overwrites);
        var download = new FileDownload(web, target, new DownloadLink(url ?? server.Address, renew), mostBytes, transfer => show(transfer), new SkippingClock());
        return await download.RunAsync(cancellationToken ?? TestContext.Current.CancellationToken);
    }

    /// <summary>Another file of the same size.</summary>
    private byte[] Other()
    {
        var other = content.Reverse().ToArray();
        TestFolder.Mp4Head.CopyTo(other, 0);
        return other;
    }

    private void AssertWhole(DownloadedFile file, string name)
    {
        Assert.Equal(folder.At(name), file.Path);
        Assert.Equal(Size, file.Size);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), file.Sha256);
        Assert.Equal(content, File.ReadAllBytes(file.Path));
    }
}
