namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>Videos from templates, before the sandbox.</summary>
public sealed class TemplateCallTests
{
    [Fact]
    public async Task Generate_WithWhatGetTemplateTold_MakesAVideoThatSaysTheNewText()
    {
        await using var server = await SandboxedServer.StartAsync();
        var template = await TourAsync(server);
        var variables = template["variables"]!.AsObject();
        variables["product"]!["content"] = "Acme";
        variables["logo"]!["asset"] = "https://example.com/logo.png";

        var result = await server.ResultAsync(
            "generate_from_template", $$"""{"templateId": "{{template["id"]}}", "variables": {{variables.ToJsonString()}}, "caption": true, "include_gif": true}""");

        Assert.Equal($"video:{result["id"]}", (string?)result["job"]!["id"]);
        Assert.Equal(
            ["video_url", "captioned_video_url", "subtitle_url", "thumbnail_url", "gif_url", "video_page_url"], result["links"]!.AsObject().Select(link => link.Key));
        var subtitles = await server.Http.GetStringAsync((string?)result["links"]!["subtitle_url"], TestContext.Current.CancellationToken);
        Assert.Contains("Meet Acme", subtitles, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_VariableThatIsNotThere_IsRefusedWithThoseThatAre()
    {
        await using var server = await SandboxedServer.StartAsync();
        var template = await TourAsync(server);

        var outcome = await server.CallAsync(
            "generate_from_template", $$"""{"template_id": "{{template["id"]}}", "variables": {"title": {"type": "text", "content": "Acme"} } }""");

        Assert.Equal(ResultKind.BadArguments, outcome.Kind);
        Assert.All(["variables.product", "variables.benefit", "allow_placeholders"], part => Assert.Contains(part, outcome.Text, StringComparison.Ordinal));
    }

    private static async Task<JsonObject> TourAsync(SandboxedServer server)
    {
        var listed = (await server.ResultAsync("list_templates", "{}"))["data"]!.AsArray().Single(template => (string?)template!["name"] == "Product tour")!;
        return await server.ResultAsync("get_template", $$"""{"template_id": "{{listed["id"]}}"}""");
    }
}
