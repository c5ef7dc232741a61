using System.IO.Compression;

namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>Videos that HeyGen makes out of others, or out of a project.</summary>
public sealed class EditedVideoTests
{
    [Fact]
    public async Task CreateAiClipping_Done_HasALinkForEachClip()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);

        var done = await server.ResultAsync("create_ai_clipping", """{"video_url": "https://example.com/talk.mp4", "output_settings": {"duration_types": "30"}}""");

        Assert.Equal("completed", (string?)done["job"]!["state"]);
        Assert.Equal(3, done["links"]!.AsObject().Count(link => link.Key.EndsWith("video_url", StringComparison.Ordinal)));
        Assert.All(done["clips"]!.AsArray(), clip => Assert.False(clip!.AsObject().ContainsKey("video_url")));
    }

    [Fact]
    public async Task CreateFillerWordRemoval_Fails_TellsWhy()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);

        var outcome = await server.CallAsync("create_filler_word_removal", """{"video": "https://example.com/talk.mp4", "title": "[sandbox:fail]"}""");

        Assert.True(outcome.IsError);
        Assert.Contains("The video could not be cleaned", outcome.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pages/a.html", "", "", "project: the zip has no index.html with content.", "pages/a.html")]
    [InlineData("index.html", "", """, "composition": "main.html" """, "project: the zip has no main.html with content.", "index.html")]
    [InlineData(
        "index.html", "<main data-width='1080' data-height=1920>", """, "aspect_ratio": "16:9" """, "index.html is 1080 x 1920", "pass aspect_ratio 9:16")]
    [InlineData("a.html", "<i></i><p data-height='800' id='x' data-width='1000'>", """, "composition": "a.html" """, "1000 x 800", "16:9, 9:16, 1:1 only")]
    [InlineData(
        "index.html", "<html data-composition-variables='[{\"id\": \"n\", \"type\": \"number\"}]'>", """, "variables": {"n": "1", "m": 2} """,
        "variables.n: needs a number.", "variables.m: nothing in the project uses it")]
    [InlineData(null, "no zip", "", "no zip that can be read")]
    [InlineData("index.html", "", """, "resolution": "4k", "format": "webm" """, "format: resolution \"4k\" needs mp4.")]
    public async Task CreateHyperFramesRender_ProjectHereThatHeyGenWouldRefuse_IsNotUploaded(string? file, string html, string more, params string[] told)
    {
        using var folder = new TestFolder();
        await using var server = await SandboxedServer.StartAsync(settings: new ServerSettings { ServesLocalUser = true, FilesDirs = [folder.Allowed] });
        folder.Write("intro.zip", file is null ? Encoding.UTF8.GetBytes(html) : Zip(file, html));

        var outcome = await server.CallAsync("create_hyperframes_render", $$"""{"project": "{{folder.At("intro.zip")}}"{{more}}}""");

        Assert.Equal(ResultKind.BadArguments, outcome.Kind);
        Assert.All(told, text => Assert.Contains(text, outcome.Text, StringComparison.Ordinal));
        Assert.Empty(await server.RequestsAsync());
    }

    [Fact]
    public async Task CreateHyperFramesRender_UprightProjectWithoutRatio_IsUploadedAndRenderedUpright()
    {
        using var folder = new TestFolder();
        await using var server = await SandboxedServer.StartAsync(
            speed: 1_000_000, new ServerSettings { ServesLocalUser = true, FilesDirs = [folder.Allowed] });
        folder.Write("intro.zip", Zip("index.html", "<div data-width=\"1080\" data-height=\"1920\">"));

        var done = await server.ResultAsync("create_hyperframes_render", """{"project": "intro.zip"}""");

        Assert.NotNull(done["links"]!["video_url"]);
    }

    [Fact]
    public async Task CreateHyperFramesRender_InlineZipAndVariables_ArriveAsGiven()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);
        var variables = JsonNode.Parse("""{"headline": "Tea", "count": 3, "colors": ["#fff"], "nested": {"on": true}}""")!.AsObject();

        var done = await server.CallAsync("create_hyperframes_render", new JsonObject
        {
            ["project"] = $"data:application/zip;base64,{Convert.ToBase64String(Zip("index.html", ""))}",
            ["variables"] = variables.DeepClone(),
            ["format"] = "mov",
        });

        Assert.False(done.IsError, done.Text);
        Assert.EndsWith(".mov", ((string)done.Structured!["links"]!["video_url"]!).Split('?')[0], StringComparison.Ordinal);
        var sent = JsonNode.Parse(
            (string)(await server.RequestsAsync()).Single(request => (string?)request["operation"] == "create_hyperframes_render")["body"]!)!;
        Assert.True(JsonNode.DeepEquals(variables, sent["variables"]));
        Assert.Null(sent["quality"]);
    }

    private static byte[] Zip(string file, string html)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = new StreamWriter(archive.CreateEntry(file).Open());
            writer.Write(html);
        }

        return zip.ToArray();
    }
}
