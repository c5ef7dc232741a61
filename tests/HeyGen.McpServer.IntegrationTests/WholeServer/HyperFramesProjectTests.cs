using System.IO.Compression;
using System.Net.Http.Json;

namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary><c>create_hyperframes_render</c> with a project that lies in a folder.</summary>
public sealed class HyperFramesProjectTests : IDisposable
{
    private const string Tool = "create_hyperframes_render";

    private const string Page = """
        <html data-composition-variables='[{"id": "headline", "type": "string", "label": "H", "default": "", "maxLength": 9},
          {"id": "mood", "type": "enum", "label": "M", "default": "calm", "options": [{"value": "calm", "label": "C"}, {"value": "wild", "label": "W"}]}]'>
        <!-- <html data-composition-variables="[{"> -->
        <div data-composition-id="a" data-duration="4.5" data-width="1080" data-height="1920" title="a > b">{{ TITLE }}</div>
        <script>const title = "{{TITLE}}", rows = {{ROWS}};</script></html>
        """;

    private const string Values = """{"headline": "Tea", "TITLE": "</div><b> & \"${x}\" `", "ROWS": [1, "</script>"]}""";

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Folder_IsPackedFilledAndRenderedInTheShapeOfItsPage()
    {
        Write("index.html", Page);
        string[] names =
        [
            "css/a.css", "empty.css", ".env", ".git/config", ".claude/state.json", "node_modules/x.js", "deploy.pem", "keys/id_rsa", "renders/old.mp4", "draft/b.js",
            "draft/keep.js", "note.log",
        ];
        foreach (var name in names)
            Write(name, name is "empty.css" ? "" : "a { }");

        Write(".hyperframesignore", "# not these\n*.log\ndraft/*\n!draft/keep.js\n!.env\n!*.pem\n");
        await using var server = await StartAsync();

        var done = await server.ResultAsync(Tool, Arguments("project", Values));
        var again = await server.ResultAsync(Tool, Arguments("./project", Values, """, "new_take": true"""));

        Assert.NotNull(done["links"]!["video_url"]);
        Assert.NotNull(again["links"]!["video_url"]);
        var bodies = await BodiesAsync(server, Tool);
        Assert.Equal("9:16", (string?)bodies[0]["aspect_ratio"]);
        Assert.Equal("""{"headline":"Tea"}""", bodies[0]["variables"]!.ToJsonString());
        Assert.Equal((string?)bodies[0]["project"]!["asset_id"], (string?)bodies[1]["project"]!["asset_id"]);
        Assert.Equal("project.zip", (string?)Assert.Single(await BodiesAsync(server, "create_asset_upload"))["filename"]);

        var files = await UnpackAsync(server, (string)bodies[0]["project"]!["asset_id"]!);
        Assert.Equal(["css/a.css", "draft/keep.js", "empty.css", "index.html"], files.Keys);
        var page = files["index.html"];
        Assert.Contains("title=\"a > b\">&lt;/div&gt;&lt;b&gt; &amp; &quot;${x}&quot; `</div>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
        Assert.Contains("""const title = "\u003C/div\u003E\u003Cb\u003E \u0026 \u0022\u0024{x}\u0022 \u0060", rows = [1,"\u003C/script\u003E"];""", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnePage_IsPackedAlone()
    {
        Write("intro.html", """<svg data-composition-id=a data-width=640 data-height=640></svg><img src="https://example.com/a.png"><a href="b.html">""");
        Write("private.txt", "no");
        await using var server = await StartAsync();

        await server.ResultAsync(Tool, Arguments(folder.At("project/intro.html")));

        var body = Assert.Single(await BodiesAsync(server, Tool));
        Assert.Equal("1:1", (string?)body["aspect_ratio"]);
        Assert.Equal(["index.html"], (await UnpackAsync(server, (string)body["project"]!["asset_id"]!)).Keys);
    }

    [Theory]
    [InlineData("""{"TITLE": "x", "mood": "sad", "headline": "far too long", "extra": 1}""", "", "variables.ROWS: {{ROWS}} in index.html has no value.",
        "variables.mood: needs one of calm, wild.", "variables.headline: has 12 characters", "variables.extra: nothing in the project uses it")]
    [InlineData(Values, """, "aspect_ratio": "1:1" """, "aspect_ratio: index.html is 1080 x 1920", "pass aspect_ratio 9:16, or none")]
    [InlineData(Values, """, "composition": "scenes/../b.html" """, "project: the folder has no scenes/../b.html.", "HTML found: index.html")]
    [InlineData(Values, """, "resolution": "4k", "format": "mov" """, "format: resolution \"4k\" needs mp4.")]
    public async Task Folder_ThatWouldNotRenderAsMeant_IsNotUploaded(string values, string more, params string[] told)
    {
        Write("index.html", Page);

        await RefusedAsync(Arguments("project", values, more), told);
    }

    [Theory]
    [InlineData("", "project: the folder has no index.html.")]
    [InlineData("<img src='../secret.png'>", "project: the page names ../secret.png, which is not packed with the folder.")]
    [InlineData("<html data-composition-variables='[{'>", "data-composition-variables is no JSON array")]
    [InlineData("<div data-width=\"{{W}}\" data-height='1000'>", "{{W}} in index.html has no value")]
    public async Task Page_ThatCannotBeRendered_IsNotUploaded(string html, string told)
    {
        if (html.Length > 0)
            Write("index.html", html);
        else
            Write("other.txt", "");

        await RefusedAsync(Arguments("project", """{"x": "1"}"""), told);
    }

    [Theory]
    [InlineData("outside/key.txt")]
    [InlineData("allowed/other.txt")]
    [InlineData("allowed/project/.env")]
    [InlineData("allowed/nowhere.txt")]
    [InlineData("outside")]
    public async Task Link_ThatLeavesTheFolderOrShowsWhatIsHidden_IsRefused(string target)
    {
        Write("index.html", "<p>");
        Write(".env", "KEY=1");
        Write("../other.txt", "1");
        Write("../../outside/key.txt", "1");
        File.CreateSymbolicLink(folder.At("project/logo.png"), Path.Combine(folder.Allowed, "..", target));

        await RefusedAsync(Arguments("project"), "project: these lead nowhere, out of the folder, or to what is never packed: logo.png.");
    }

    [Fact]
    public async Task Link_WithinTheFolder_IsPackedAsItsFile()
    {
        Write("index.html", "<p>");
        Write("media/a.txt", "here");
        File.CreateSymbolicLink(folder.At("project/b.txt"), folder.At("project/media/a.txt"));
        await using var server = await StartAsync();

        await server.ResultAsync(Tool, Arguments("project"));

        var body = Assert.Single(await BodiesAsync(server, Tool));
        Assert.Equal("here", (await UnpackAsync(server, (string)body["project"]!["asset_id"]!))["b.txt"]);
        Assert.False(body.ContainsKey("aspect_ratio"));
    }

    [Fact]
    public async Task Folder_OutsideTheAllowedOnes_IsRefused()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Outside, "index.html"), "<p>", TestContext.Current.CancellationToken);

        await RefusedAsync(Arguments(folder.Outside), "project: ", "is outside the allowed folders");
    }

    private static JsonObject Arguments(string project, string variables = "{}", string more = "") =>
        JsonNode.Parse($$"""{"project": {{JsonValue.Create(project).ToJsonString()}}, "variables": {{variables}}{{more}}}""")!.AsObject();

    private static async Task<IReadOnlyList<JsonObject>> BodiesAsync(SandboxedServer server, string operation) =>
    [
        .. (await server.RequestsAsync()).Where(request => (string?)request["operation"] == operation)
            .Select(request => JsonNode.Parse((string)request["body"]!)!.AsObject()),
    ];

    /// <summary>The files of a zip in their order, each with its text.</summary>
    private static async Task<OrderedDictionary<string, string>> UnpackAsync(SandboxedServer server, string asset)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var read = await server.Http.GetFromJsonAsync<JsonObject>($"/v3/assets/{asset}", cancellationToken);
        using var zip = new ZipArchive(new MemoryStream(await server.Http.GetByteArrayAsync((string)read!["data"]!["url"]!, cancellationToken)));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
        return new OrderedDictionary<string, string>(zip.Entries.Select(entry => KeyValuePair.Create(entry.FullName, new StreamReader(entry.Open()).ReadToEnd())));
    }

    private void Write(string name, string text)
    {
        var path = folder.At($"project/{name}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private Task<SandboxedServer> StartAsync() =>
        SandboxedServer.StartAsync(speed: 1_000_000, new ServerSettings { ServesLocalUser = true, FilesDirs = [folder.Allowed] });

    private async Task RefusedAsync(JsonObject arguments, params string[] told)
    {
        await using var server = await StartAsync();

        var outcome = await server.CallAsync(Tool, arguments);

        Assert.True(outcome.IsError);
        Assert.All(told, text => Assert.Contains(text, outcome.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(await server.RequestsAsync(), request => (string?)request["method"] == "POST");
    }
}
