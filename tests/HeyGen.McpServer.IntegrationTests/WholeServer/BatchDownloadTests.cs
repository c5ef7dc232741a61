namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>A batch's results on their way to the disk.</summary>
public sealed class BatchDownloadTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Download_BatchByAPattern_IsAFileForEachItemAndATable()
    {
        await using var server = await StartAsync();
        var batch = await MakeBatchAsync(server);

        var result = await server.ResultAsync("download_asset", new JsonObject { ["job_id"] = batch, ["path"] = "out/{title} {row}.mp4" });

        string[] names = ["Hello Ann 1.mp4", "Hello Bob 3.mp4"];
        Assert.Equal(names, result["files"]!.AsArray().Select(name => (string)name!));
        Assert.All(names, name => Assert.NotEmpty(File.ReadAllBytes(folder.At($"out/{name}"))));
        Assert.Equal((2, 0, 1), Counts(result));
        Assert.Equal(2, (int)result["failed_items"]![0]!["row"]!);
        Assert.Equal(folder.At("out"), (string?)result["folder"]);
        var table = await File.ReadAllLinesAsync(folder.At("out/results.csv"), TestContext.Current.CancellationToken);
        Assert.Equal("row,id,file,problem", table[0]);
        Assert.EndsWith(",\"Hello Bob 3.mp4\",\"\"", table[3], StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFiles(folder.At("out")).Length);
    }

    [Fact]
    public async Task Download_BatchAgain_SavesWhatIsMissing()
    {
        await using var server = await StartAsync();
        var arguments = new JsonObject { ["job_id"] = await MakeBatchAsync(server), ["path"] = "out", ["what"] = "thumbnail" };
        var first = await server.ResultAsync("download_asset", arguments);
        var gone = (string)first["files"]![0]!;
        File.Delete(folder.At($"out/{gone}"));

        var again = await server.ResultAsync("download_asset", arguments);

        Assert.Equal("1-Hello Ann.png", gone);
        Assert.Equal((1, 1, 1), Counts(again));
        Assert.True(File.Exists(folder.At($"out/{gone}")));
    }

    [Theory]
    [InlineData("out/{title}.mp4")]
    [InlineData("out/{row}-{name}.mp4")]
    [InlineData("{title}/{row}.mp4")]
    public async Task Download_PatternThatDoesNotFit_IsRefused(string pattern)
    {
        await using var server = await StartAsync();

        var outcome = await server.CallAsync("download_asset", new JsonObject { ["job_id"] = await MakeBatchAsync(server), ["path"] = pattern });

        Assert.Equal(ResultKind.BadArguments, outcome.Kind);
        Assert.Contains("{row}", outcome.Text, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Allowed));
    }

    [Theory]
    [InlineData("../out/{row}.mp4")]
    [InlineData(".git/{row}.mp4")]
    public async Task Download_BatchToAPlaceThatIsNotAllowed_IsRefused(string pattern)
    {
        await using var server = await StartAsync();

        var outcome = await server.CallAsync("download_asset", new JsonObject { ["job_id"] = await MakeBatchAsync(server), ["path"] = pattern });

        Assert.Equal(ResultKind.Denied, outcome.Kind);
    }

    private static (int Saved, int WereThere, int Failed) Counts(JsonObject result) =>
        ((int)result["counts"]!["saved"]!, (int)result["counts"]!["already_there"]!, (int)result["counts"]!["failed"]!);

    /// <summary>Three videos, of which the second fails.</summary>
    private static async Task<string> MakeBatchAsync(SandboxedServer server)
    {
        var look = (string)(await server.ResultAsync("list_avatar_looks", """{"limit": 1}"""))["data"]![0]!["id"]!;
        var videos = ((string, string)[])[("Hello Ann", look), ("Nobody", "none"), ("Hello Bob", look)];
        var batch = await server.ResultAsync("create_video_batch", new JsonObject
        {
            ["videos"] = new JsonArray([.. videos.Select(video =>
                (JsonNode)new JsonObject { ["type"] = "avatar", ["avatar_id"] = video.Item2, ["script"] = "Hello.", ["title"] = video.Item1 })]),
        });
        return (string)batch["job"]!["id"]!;
    }

    private Task<SandboxedServer> StartAsync() =>
        SandboxedServer.StartAsync(1_000_000, new ServerSettings { ServesLocalUser = true, FilesDirs = [folder.Allowed] });
}
