using System.Globalization;
using System.Text.RegularExpressions;
using EndToEnd.Clients;
using EndToEnd.CommandLine;

namespace EndToEnd.HyperFrames;

/// <summary>HeyGen's own command line for HyperFrames takes the sandbox for HeyGen, from the upload of a project to the deletion of its render.</summary>
public sealed class HyperFramesTests
{
    [Theory(Timeout = Patience.Test)]
    [InlineData(1920, 1080, "mp4", "1080p", 1)]
    [InlineData(1080, 1920, "webm", "1080p", 1)]
    [InlineData(1080, 1080, "mp4", "4k", 2)]
    public async Task Cloud_Project_IsRenderedListedReadAndDeleted(int width, int height, string format, string resolution, int scale)
    {
        Requires.NodeClients("hyperframes");
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("index.html"), Composition(width, height), cancellationToken);
        var film = folder.File($"film.{format}");
        await using var sandbox = SpawnedProcess.StartProgram(["sandbox", "--urls", "http://127.0.0.1:0", "--sandbox-speed", "8"]);
        var started = await sandbox.AnnouncedAsync(SandboxCommandTests.Announcement(), cancellationToken);
        async Task<JsonNode> RunAsync(params string[] arguments)
        {
            var ended = await StartAsync(started, arguments, cancellationToken);
            Assert.True(ended.ExitCode == 0, ended.Output + ended.Error);
            return JsonNode.Parse(ended.Output)!;
        }

        var status = await RunAsync("auth", "status");
        var rendered = await RunAsync(
            "cloud", "render", folder.Path, "--format", format, "--resolution", resolution, "--title", "A clock", "--poll-interval", "1", "--output", film);
        var id = (string)rendered["render"]!["render_id"]!;
        var listed = await RunAsync("cloud", "list");
        var read = await RunAsync("cloud", "get", id);
        await RunAsync("cloud", "delete", id, "--no-confirm");
        var left = await RunAsync("cloud", "list");
        var gone = await StartAsync(started, ["cloud", "get", id], cancellationToken);

        Assert.Equal(started.Groups["key"].Value, (string?)status["user"]!["username"]);
        Assert.Equal([id], listed["renders"]!.AsArray().Select(render => (string?)render!["render_id"]));
        Assert.Equal(("A clock", "completed"), ((string?)read["render"]!["title"], (string?)read["render"]!["status"]));
        Assert.Empty(left["renders"]!.AsArray());
        Assert.True(gone.ExitCode != 0, gone.Output);
        Assert.Equal($"{width * scale},{height * scale} 4.5", await MeasureAsync(film, cancellationToken));
    }

    private static async Task<Ended> StartAsync(Match sandbox, string[] arguments, CancellationToken cancellationToken)
    {
        var program = Path.Combine(NodeScript.Folder, "node_modules", "hyperframes", "bin", "hyperframes.mjs");
        await using var client = SpawnedProcess.Start("node", [program, .. arguments, "--json"], new Dictionary<string, string>
        {
            ["HEYGEN_API_URL"] = sandbox.Groups["address"].Value,
            ["HEYGEN_API_KEY"] = sandbox.Groups["key"].Value,
            ["HYPERFRAMES_NO_TELEMETRY"] = "1",
            ["HYPERFRAMES_NO_UPDATE_CHECK"] = "1",
        });
        return await client.FinishAsync(cancellationToken);
    }

    private static string Composition(int width, int height) => $"""
        <!doctype html>
        <html><head><meta charset="utf-8"><title>A clock</title></head><body>
        <div data-composition-id="clock" data-start="0" data-duration="4.5" data-width="{width}" data-height="{height}"><h1>Half past four</h1></div>
        </body></html>
        """;

    /// <summary>Width, height and length of a film, as ffprobe reads them.</summary>
    private static async Task<string> MeasureAsync(string film, CancellationToken cancellationToken)
    {
        Requires.Ffprobe();
        await using var probe = SpawnedProcess.Start(
            "ffprobe", ["-v", "error", "-select_streams", "v", "-show_entries", "stream=width,height:format=duration", "-of", "csv=p=0", film]);
        var lines = (await probe.FinishAsync(cancellationToken)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return $"{lines[0]} {double.Parse(lines[1], CultureInfo.InvariantCulture):F1}";
    }
}
