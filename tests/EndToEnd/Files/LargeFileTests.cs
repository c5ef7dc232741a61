using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace EndToEnd.Files;

/// <summary>
/// A large file goes up and comes down through a program of its own, whose memory is measured. HEYGEN_MCP_TEST_FILE_MB makes the file larger than a
/// test of every day wants it; what is held in memory must not depend on it.
/// </summary>
public sealed partial class LargeFileTests
{
    private const int UsualMegabytes = 256;
    private const long MostGrowth = 32L * 1024 * 1024;

    private static readonly long size = 1024L * 1024
        * (int.TryParse(Environment.GetEnvironmentVariable("HEYGEN_MCP_TEST_FILE_MB"), NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes)
            ? megabytes : UsualMegabytes);

    [Fact(Timeout = Patience.LongTest)]
    public async Task LargeFile_UpAndDown_IsTheSameAndNeverInMemory()
    {
        Requires.Linux();
        using var folder = new TemporaryFolder();
        Write(folder.File("small.mp4"), 40L * 1024 * 1024);
        Write(folder.File("large.mp4"), size);
        await using var sandbox = await SandboxProgram.StartAsync(TestContext.Current.CancellationToken);
        await using var conversation = StdioConversation.Start(["--files-dir", folder.Path], sandbox.Variables());
        await conversation.InitializeAsync("2025-11-25", TestContext.Current.CancellationToken);

        // Once small, so that what the program loads and compiles for the first file is not counted as the second's.
        await UpAndDownAsync(conversation, "small.mp4", "small-again.mp4");
        var before = ForgetPeak(conversation.Process.Id);
        var file = await UpAndDownAsync(conversation, "large.mp4", "large-again.mp4");
        var growth = Peak(conversation.Process.Id) - before;

        Assert.Equal(size, file["size_bytes"]!.GetValue<long>());
        Assert.Equal(await ChecksumAsync(folder.File("large.mp4")), file["sha256"]!.GetValue<string>());
        Assert.True(growth < MostGrowth, $"{growth / 1024} KiB more than before.");
    }

    private static async Task<JsonObject> UpAndDownAsync(StdioConversation conversation, string name, string again)
    {
        var uploaded = await CallAsync(conversation, "upload_asset", new JsonObject { ["file"] = name });
        return await CallAsync(conversation, "download_asset", new JsonObject { ["asset_id"] = uploaded["asset_id"]!.GetValue<string>(), ["path"] = again });
    }

    private static async Task<JsonObject> CallAsync(StdioConversation conversation, string tool, JsonObject arguments)
    {
        var answer = await conversation.CallAsync(tool, arguments, TestContext.Current.CancellationToken);
        var result = answer["result"]!.AsObject();
        Assert.False(result["isError"]?.GetValue<bool>() ?? false, result.ToJsonString());
        return result["structuredContent"]!.AsObject();
    }

    /// <summary>An MP4's head and a hole, which takes no room on the disk.</summary>
    private static void Write(string path, long bytes)
    {
        using var stream = File.Create(path);
        stream.Write([0, 0, 0, 0x18, .. "ftypisom"u8, 0, 0, 2, 0, .. "isomiso2"u8]);
        stream.SetLength(bytes);
    }

    private static async Task<string> ChecksumAsync(string path)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, TestContext.Current.CancellationToken));
    }

    /// <summary>Sets the peak back to the present, and gives it.</summary>
    private static long ForgetPeak(int process)
    {
        File.WriteAllText($"/proc/{process}/clear_refs", "5");
        return Peak(process);
    }

    private static long Peak(int process) =>
        long.Parse(PeakLine().Match(File.ReadAllText($"/proc/{process}/status")).Groups["kilobytes"].Value, CultureInfo.InvariantCulture) * 1024;

    [GeneratedRegex(@"VmHWM:\s+(?<kilobytes>\d+)")]
    private static partial Regex PeakLine();
}
