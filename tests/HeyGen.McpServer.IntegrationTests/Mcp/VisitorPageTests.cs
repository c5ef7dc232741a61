using HeyGen.McpServer.Mcp.Http;

namespace HeyGen.McpServer.IntegrationTests.Mcp;

/// <summary>What a browser gets at <c>/</c>: nothing of an account, and nothing that a page elsewhere could use.</summary>
public sealed class VisitorPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/mcp")]
    [InlineData("/page/page.css")]
    [InlineData("/page/forms.js")]
    [InlineData("/page/server.js")]
    [InlineData("/page/tools/list_voices")]
    [InlineData("/page/nothing")]
    public async Task Page_AndWhatItLoads_HasTheHeadersOfAPageThatTrustsNobody(string path)
    {
        await using var conversation = await StartAsync(new ServerSettings());
        using var answer = await GetAsync(conversation, path);

        Assert.Equal(path == "/page/nothing" ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        // What the policy forbids would not run.
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.DoesNotMatch("<script(?![^>]* src=)|<style| style=| on[a-z]+=\"|javascript:", path.StartsWith("/page", StringComparison.Ordinal) ? "" : text);
    }

    [Fact]
    public async Task Page_InTheSandbox_HasAFormForEveryTool()
    {
        await using var conversation = await StartAsync(new ServerSettings { Sandbox = true });

        var page = await PageAsync(conversation);

        Assert.Contains("data-forms=\"all\"", page, StringComparison.Ordinal);
        foreach (var tool in ToolCatalog.Select([], readOnly: false).Reachable)
        {
            Assert.Contains($"data-name=\"{tool.Name}\"", page, StringComparison.Ordinal);
            using var form = await GetAsync(conversation, $"/page/tools/{tool.Name}");
            Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(await form.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("schema").ValueKind);
        }
    }

    [Fact]
    public async Task Page_WithHeyGen_HasFormsForReadsOnly()
    {
        await using var conversation = await StartAsync(new ServerSettings());

        var page = await PageAsync(conversation);

        Assert.Contains("data-forms=\"reads\"", page, StringComparison.Ordinal);
        foreach (var tool in ToolCatalog.Select([], readOnly: false).Reachable)
        {
            using var form = await GetAsync(conversation, $"/page/tools/{tool.Name}");
            Assert.Equal(tool.Effects == Effects.Reads ? HttpStatusCode.OK : HttpStatusCode.NotFound, form.StatusCode);
            Assert.Contains($"data-name=\"{tool.Name}\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Page_WithTokens_NeedsNoneAndShowsNoJob()
    {
        var (_, line) = BearerTokens.Make("ann");
        await using var heyGen = await SandboxedServer.StartAsync();
        await heyGen.ResultAsync("create_video_from_avatar", await TitledAsync(heyGen));
        await using var conversation = await HttpConversation.StartAsync(
            heyGen.Composition.Serve, HttpConversation.FreePort with { Tokens = BearerTokens.Read(line), PublicUrl = new Uri("https://videos.example.com") });

        var page = await PageAsync(conversation);

        Assert.Contains("data-token=\"yes\"", page, StringComparison.Ordinal);
        Assert.Contains("https://videos.example.com/mcp", page, StringComparison.Ordinal);
        Assert.Contains("Bearer TOKEN", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Quarterly secret", page, StringComparison.Ordinal);
        using var list = await conversation.PostAsync(Messages.ListTools(1));
        Assert.Equal(HttpStatusCode.Unauthorized, list.StatusCode);
    }

    [Fact]
    public async Task Page_FromAnotherSite_IsRefused()
    {
        await using var conversation = await StartAsync(new ServerSettings { Sandbox = true });
        conversation.Http.DefaultRequestHeaders.Host = "evil.example";

        using var answer = await GetAsync(conversation, "/");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task<JsonObject> TitledAsync(SandboxedServer heyGen)
    {
        var video = await heyGen.VideoAsync();
        video["title"] = "Quarterly secret";
        return video;
    }

    private static async Task<HttpConversation> StartAsync(ServerSettings settings) =>
        await HttpConversation.StartAsync(new ComposedServer(settings).Serve, HttpConversation.FreePort);

    private static async Task<string> PageAsync(HttpConversation conversation)
    {
        using var answer = await GetAsync(conversation, "/");
        return await answer.Content.ReadAsStringAsync(Token);
    }

    private static Task<HttpResponseMessage> GetAsync(HttpConversation conversation, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html,*/*;q=0.8");
        return conversation.Http.SendAsync(request, Token);
    }
}
