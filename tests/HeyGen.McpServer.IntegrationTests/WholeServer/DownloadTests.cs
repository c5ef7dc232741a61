using System.Security.Cryptography;

namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>Results on their way to the disk.</summary>
public sealed class DownloadTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(null, ".mp4", "video/mp4")]
    [InlineData("captioned_video_url", "-captioned_video.mp4", "video/mp4")]
    [InlineData("subtitle", "-subtitle.srt", "application/x-subrip")]
    [InlineData("thumbnail_url", "-thumbnail.png", "image/png")]
    [InlineData("Captioned", "-captioned_video.mp4", "video/mp4")]
    [InlineData("video", ".mp4", "video/mp4")]
    [InlineData("captions", "-subtitle.srt", "application/x-subrip")]
    [InlineData("srt", "-subtitle.srt", "application/x-subrip")]
    [InlineData("thumb", "-thumbnail.png", "image/png")]
    [InlineData("mp4", ".mp4", "video/mp4")]
    public async Task Download_ResultOfAJob_IsOnTheDisk(string? what, string ending, string mediaType)
    {
        await using var server = await StartAsync();
        var job = await MakeVideoAsync(server);
        var arguments = new JsonObject { ["job_id"] = job, ["what"] = what };

        var result = await server.ResultAsync("download_asset", arguments.ToJsonString());

        var path = (string)result["path"]!;
        Assert.Equal(folder.At(job.Replace(':', '-') + ending), path);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Assert.NotEmpty(bytes);
        Assert.Equal(bytes.Length, (long?)result["size_bytes"]);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), (string?)result["sha256"]);
        Assert.Equal(mediaType, (string?)result["mime_type"]);
        Assert.Equal(new Uri(path).AbsoluteUri, (string?)result["file"]!["uri"]);
        Assert.NotEmpty(result["also_there"]!.AsArray());
    }

    [Fact]
    public async Task Download_WhatTheJobHasNot_NamesWhatItHas()
    {
        await using var server = await StartAsync();

        var outcome = await server.CallAsync("download_asset", new JsonObject { ["job_id"] = await MakeVideoAsync(server), ["what"] = "hologram" });

        Assert.Equal(ResultKind.BadArguments, outcome.Kind);
        Assert.Contains("video_url", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("thumbnail_url", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_JobThatRuns_SaysToWait()
    {
        await using var server = await StartAsync(speed: 0.01);

        var outcome = await server.CallAsync("download_asset", new JsonObject { ["job_id"] = await MakeVideoAsync(server) });

        Assert.Equal(ResultKind.StillRunning, outcome.Kind);
        Assert.Contains("wait_for_job", outcome.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("films/", "films/a.png")]
    [InlineData("films/mine.png", "films/mine.png")]
    [InlineData(".", "a.png")]
    [InlineData(null, "a.png")]
    public async Task Download_AssetToAPlace_IsThere(string? path, string expected)
    {
        await using var server = await StartAsync();
        var source = Path.Combine(folder.Allowed, "source");
        Directory.CreateDirectory(source);
        folder.Write("source/a.png", TestFolder.Png);
        var asset = await server.ResultAsync("upload_asset", """{"file": "source/a.png"}""");

        var result = await server.ResultAsync("download_asset", new JsonObject { ["asset_id"] = (string)asset["asset_id"]!, ["path"] = path }.ToJsonString());

        Assert.Equal(folder.At(expected), (string?)result["path"]);
        Assert.Equal(TestFolder.Png, await File.ReadAllBytesAsync(folder.At(expected), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Download_LinkOfAResult_IsOnTheDisk()
    {
        await using var server = await StartAsync();
        var video = await server.ResultAsync("get_job", new JsonObject { ["job_id"] = await MakeVideoAsync(server) }.ToJsonString());

        var result = await server.ResultAsync("download_asset", new JsonObject { ["url"] = (string)video["links"]!["video_url"]! }.ToJsonString());

        Assert.EndsWith(".mp4", (string?)result["path"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/cron.d/job")]
    [InlineData("/etc/cron.d/")]
    [InlineData("way/out.mp4")]
    public async Task Download_PathOutsideTheFolders_IsRefused(string path)
    {
        await using var server = await StartAsync();
        Directory.CreateSymbolicLink(folder.At("way"), folder.Outside);

        var outcome = await server.CallAsync("download_asset", new JsonObject { ["job_id"] = await MakeVideoAsync(server), ["path"] = path });

        Assert.Equal(ResultKind.Denied, outcome.Kind);
        Assert.Contains("outside the allowed folders", outcome.Text, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Outside));
    }

    [Theory]
    [InlineData(".git/config")]
    [InlineData("films/.env")]
    [InlineData(".hidden/")]
    [InlineData("films/../.bashrc")]
    public async Task Download_HiddenPlace_IsNeverWritten(string path)
    {
        await using var server = await StartAsync();
        Directory.CreateDirectory(folder.At(".git"));
        folder.Write(".git/config", [1]);
        folder.Write("a.png", TestFolder.Png);
        var asset = await server.ResultAsync("upload_asset", """{"file": "a.png"}""");

        var outcome = await server.CallAsync(
            "download_asset", new JsonObject { ["asset_id"] = (string)asset["asset_id"]!, ["path"] = path, ["overwrite"] = true });

        Assert.Equal(ResultKind.Denied, outcome.Kind);
        Assert.Contains("hidden", outcome.Text, StringComparison.Ordinal);
        Assert.Equal([1], await File.ReadAllBytesAsync(folder.At(".git/config"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Download_MoreThanTheSettingAllows_IsRefused()
    {
        await using var server = await SandboxedServer.StartAsync(
            settings: new ServerSettings { ServesLocalUser = true, FilesDirs = [folder.Allowed], DownloadLimit = TestFolder.Png.Length });
        await using var store = await LinkServer.StartAsync([.. TestFolder.Png, 1]);

        var outcome = await server.CallAsync("download_asset", $$"""{"url": "{{store.Address}}/a.png"}""");

        Assert.Equal(ResultKind.Denied, outcome.Kind);
        Assert.Contains("--download-limit", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_OverHttp_IsRefused()
    {
        await using var server = await SandboxedServer.StartAsync(settings: new ServerSettings { FilesDirs = [folder.Allowed] });

        var outcome = await server.CallAsync("download_asset", """{"job_id": "video:abc"}""");

        Assert.Equal(ResultKind.Denied, outcome.Kind);
        Assert.Contains("only over stdio", outcome.Text, StringComparison.Ordinal);
    }

    private static async Task<string> MakeVideoAsync(SandboxedServer server)
    {
        var looks = await server.ResultAsync("list_avatar_looks", """{"limit": 1}""");
        var arguments = new JsonObject
        {
            ["avatar_id"] = (string)looks["data"]![0]!["id"]!,
            ["script"] = "Hello there.",
            ["caption"] = new JsonObject { ["file_format"] = "srt", ["style"] = "default" },
            ["wait_seconds"] = 0,
        };
        return (string)(await server.ResultAsync("create_video_from_avatar", arguments.ToJsonString()))["job"]!["id"]!;
    }

    private Task<SandboxedServer> StartAsync(double speed = 1_000_000) =>
        SandboxedServer.StartAsync(speed, new ServerSettings { ServesLocalUser = true, FilesDirs = [folder.Allowed] });
}
