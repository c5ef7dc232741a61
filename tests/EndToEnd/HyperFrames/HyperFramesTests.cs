using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Json;
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

    /// <summary>Its client and ours send the same request, and the same files, of the same folder.</summary>
    [Theory(Timeout = Patience.Test)]
    [InlineData(1920, 1080, "index.html", """{}""")]
    [InlineData(1080, 1920, "pages/intro.html", """{"headline": "Tea", "count": 3}""")]
    [InlineData(1000, 1000, "index.html", """{"headline": "Ü <b>", "count": 0.5}""")]
    public async Task SameFolder_OfBothClients_IsTheSameRequest(int width, int height, string entry, string variables)
    {
        Requires.NodeClients("hyperframes");
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var project = WriteProject(folder, width, height);
        await using var sandbox = SpawnedProcess.StartProgram(["sandbox", "--urls", "http://127.0.0.1:0", "--sandbox-speed", "100"]);
        var started = await sandbox.AnnouncedAsync(SandboxCommandTests.Announcement(), cancellationToken);
        var (address, key) = (started.Groups["address"].Value, started.Groups["key"].Value);

        var theirs = await StartAsync(
            started,
            ["cloud", "render", project, "--composition", entry, "--variables", variables, "--title", "Same", "--fps", "25", "--quality", "draft", "--no-wait"],
            cancellationToken);
        Assert.True(theirs.ExitCode == 0, theirs.Output + theirs.Error);
        var arguments = new JsonObject
        {
            ["project"] = project,
            ["composition"] = entry,
            ["variables"] = JsonNode.Parse(variables),
            ["title"] = "Same",
            ["fps"] = 25,
            ["quality"] = "draft",
        };
        await using var ours = SpawnedProcess.StartProgram(
            ["call", "create_hyperframes_render", arguments.ToJsonString(), "--yes", "--base-url", address, "--files-dir", folder.Path],
            new Dictionary<string, string> { ["HEYGEN_API_KEY"] = key });
        var ended = await ours.FinishAsync(cancellationToken);
        Assert.True(ended.ExitCode == 0, ended.Output + ended.Error);

        using var http = new HttpClient { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Add("X-Api-Key", key);
        var requests = (await http.GetFromJsonAsync<JsonArray>("/sandbox/requests", cancellationToken))!;
        var bodies = requests.Where(request => (string?)request!["operation"] == "create_hyperframes_render")
            .Select(request => JsonNode.Parse((string)request!["body"]!)!.AsObject()).ToArray();
        Assert.Equal(2, bodies.Length);
        var lists = new List<string[]>();
        foreach (var body in bodies)
        {
            lists.Add(await FilesAsync(http, (string)body["project"]!["asset_id"]!, cancellationToken));
            body["project"]!["asset_id"] = "";
        }

        Assert.Equal(lists[0], lists[1]);
        Assert.Equal(11, lists[0].Length);
        Assert.True(JsonNode.DeepEquals(bodies[0], bodies[1]), $"{bodies[0]}\n{bodies[1]}");
        var names = requests.Where(request => (string?)request!["operation"] == "create_asset_upload")
            .Select(request => (string?)JsonNode.Parse((string)request!["body"]!)!["filename"]);
        Assert.Equal(["project.zip", "project.zip"], names);
    }

    private static string WriteProject(TemporaryFolder folder, int width, int height)
    {
        var page = Composition(width, height).Replace(
            "<html>",
            """<html data-composition-variables='[{"id":"headline","type":"string","label":"H","default":""},{"id":"count","type":"number","label":"C","default":1}]'>""",
            StringComparison.Ordinal);
        string[] names =
        [
            "index.html", "pages/intro.html", "css/a.css", "media/ä b.txt", "empty.txt", "AGENTS.md", "renders/a.mp4", "sub/renders/b.txt", "snapshots/a.png", "dist/x.js",
            "node_modules/a/index.js", ".env", ".git/HEAD", ".claude/settings.json", "sub/.cursor/rules", "Thumbs.db", "notes/a.log", "notes/b.txt", "build/out.txt",
            "build/keep.txt", "deep/a/b/c.tmp", "deep/a/b/c.txt", "data1.csv", "dataA.csv",
        ];
        foreach (var name in names)
        {
            var path = folder.File($"project/{name}");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, name.EndsWith(".html", StringComparison.Ordinal) ? page : name == "empty.txt" ? "" : name);
        }

        File.WriteAllText(folder.File("project/.hyperframesignore"), "# not packed\n*.LOG\n/build/*\n!/build/keep.txt\ndeep/**/*.tmp\ndata[0-9].csv\n\n");
        return folder.File("project");
    }

    private static async Task<string[]> FilesAsync(HttpClient http, string asset, CancellationToken cancellationToken)
    {
        var read = await http.GetFromJsonAsync<JsonObject>($"/v3/assets/{asset}", cancellationToken);
        using var zip = new ZipArchive(new MemoryStream(await http.GetByteArrayAsync((string)read!["data"]!["url"]!, cancellationToken)));
        return [.. zip.Entries.Select(file => $"{file.FullName} {file.Crc32}").Order(StringComparer.Ordinal)];
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
