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

    [Fact]
    public async Task CreateHyperFramesRender_InlineZipAndVariables_ArriveAsGiven()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("index.html");
        }

        var variables = JsonNode.Parse("""{"headline": "Tea", "count": 3, "colors": ["#fff"], "nested": {"on": true}}""")!.AsObject();

        var done = await server.CallAsync("create_hyperframes_render", new JsonObject
        {
            ["project"] = $"data:application/zip;base64,{Convert.ToBase64String(zip.ToArray())}",
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
}
