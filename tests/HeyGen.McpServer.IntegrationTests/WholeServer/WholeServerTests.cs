using System.Collections.Concurrent;
using ModelContextProtocol;

namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>What a client sees over MCP.</summary>
public sealed class WholeServerTests
{
    [Fact]
    public async Task ListTools_Client_SeesTheCatalogueAsItsManifestsSay()
    {
        await using var server = new ComposedServer(new ServerSettings());
        await using var conversation = await McpConversation.StartAsync(server.Serving);

        var tools = await conversation.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(ToolCatalog.Select([], readOnly: false).Listed.Select(tool => tool.Name), tools.Select(tool => tool.Name));
        Assert.All(tools, tool => Assert.True(JsonElement.DeepEquals(ToolManifests.Read(tool.Name).ListedSchema, tool.ProtocolTool.InputSchema)));
        Assert.Equal(ServerInstructions.Text, conversation.Client.ServerInstructions);
        Assert.Equal("heygen-mcp", conversation.Client.ServerInfo?.Name);
    }

    [Fact]
    public async Task ListTools_ReadOnly_OffersAndAnswersNothingElse()
    {
        await using var server = new ComposedServer(new ServerSettings { ReadOnly = true });
        await using var conversation = await McpConversation.StartAsync(server.Serving);

        var tools = await conversation.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.All(tools, tool => Assert.True(tool.ProtocolTool.Annotations!.ReadOnlyHint));
        await Assert.ThrowsAsync<McpProtocolException>(() => CallAsync(conversation, "delete_video", "video_id", "v"));
    }

    [Theory]
    [InlineData("list_audio_voices")] // An alias.
    [InlineData("list_video_agent_sessions")] // Not in the default list.
    public async Task CallTool_NotListed_IsAnswered(string name)
    {
        await using var server = new ComposedServer(new ServerSettings { Sandbox = true });
        await using var conversation = await McpConversation.StartAsync(server.Serving);

        var tools = await conversation.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        var result = await CallAsync(conversation, name, "limit", 1);

        Assert.DoesNotContain(tools, tool => tool.Name == name);
        Assert.NotEqual(true, result.IsError);
        Assert.NotNull(result.StructuredContent);
    }

    [Fact]
    public async Task CallTool_OutsideTheToolsetsNamed_IsNoToolAndSaysWhy()
    {
        await using var server = new ComposedServer(new ServerSettings { Sandbox = true, Toolsets = ["voice"] });
        await using var conversation = await McpConversation.StartAsync(server.Serving);

        var refusal = await Assert.ThrowsAsync<McpProtocolException>(() => CallAsync(conversation, "list_videos", "limit", 1));

        Assert.Contains("--toolsets", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallTool_RenderInTheSandbox_ReportsProgressAndGivesLinks()
    {
        await using var server = new ComposedServer(new ServerSettings { Sandbox = true, SandboxSpeed = 20 });
        await using var conversation = await McpConversation.StartAsync(server.Serving);
        var progress = new ProgressLog();
        var look = await FirstIdAsync(conversation, "list_avatar_looks");

        var result = await conversation.Client.CallToolAsync(
            "create_video_from_avatar",
            new Dictionary<string, object?> { ["avatar_id"] = look, ["script"] = "Hello there." },
            progress,
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotEqual(true, result.IsError);
        var structured = JsonObject.Create(result.StructuredContent!.Value)!;
        Assert.Equal("completed", (string?)structured["job"]!["state"]);
        Assert.Equal($"video:{structured["video_id"]}", (string?)structured["job"]!["id"]);
        Assert.StartsWith("http", (string?)structured["links"]!["video_url"], StringComparison.Ordinal);
        Assert.Contains((string)structured["links"]!["video_url"]!, Assert.Single(result.Content.OfType<TextContentBlock>()).Text, StringComparison.Ordinal);
        var link = Assert.Single(result.Content.OfType<ResourceLinkBlock>());
        Assert.Equal($"heygen://video/{structured["video_id"]}", link.Uri);
        AssertProgress(progress.Told);
        await AssertReadableAsync(conversation, link.Uri, (string)structured["job"]!["id"]!);
    }

    [Fact]
    public async Task CallTool_WrongArguments_IsAnErrorWithoutStructure()
    {
        await using var server = new ComposedServer(new ServerSettings());
        await using var conversation = await McpConversation.StartAsync(server.Serving);

        var result = await CallAsync(conversation, "get_video", "name", "v");

        Assert.True(result.IsError);
        Assert.Null(result.StructuredContent);
        Assert.Contains("video_id", Assert.Single(result.Content.OfType<TextContentBlock>()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadResource_UnknownJob_IsAnError()
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var conversation = await McpConversation.StartAsync(server.Composition.Serving);

        var refusal = await Assert.ThrowsAnyAsync<McpException>(async () =>
            await conversation.Client.ReadResourceAsync("heygen://video/nope", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("video_not_found", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<CallToolResult> CallAsync(McpConversation conversation, string tool, string argument, object value) =>
        await conversation.Client.CallToolAsync(
            tool, new Dictionary<string, object?> { [argument] = value }, cancellationToken: TestContext.Current.CancellationToken);

    private static async Task<string> FirstIdAsync(McpConversation conversation, string list)
    {
        var result = await CallAsync(conversation, list, "limit", 1);
        return result.StructuredContent!.Value.GetProperty("data")[0].GetProperty("id").GetString()!;
    }

    private static async Task AssertReadableAsync(McpConversation conversation, string uri, string jobId)
    {
        var resource = await conversation.Client.ReadResourceAsync(uri, cancellationToken: TestContext.Current.CancellationToken);
        var text = Assert.IsType<TextResourceContents>(Assert.Single(resource.Contents)).Text;
        Assert.Equal(jobId, (string?)JsonNode.Parse(text)!["job"]!["id"]);
        Assert.NotNull(JsonNode.Parse(text)!["links"]!["video_url"]);
    }

    private static void AssertProgress(IReadOnlyList<ProgressNotificationValue> told)
    {
        Assert.NotEmpty(told);
        Assert.Equal(told.Count, told.Select(value => value.Progress).Distinct().Count());
        Assert.All(told, value => Assert.Equal(100, value.Total));
        Assert.All(told, value => Assert.False(string.IsNullOrEmpty(value.Message)));
    }

    /// <summary>The client hands notifications on in no certain order, and drops one that comes with the result; the wire is tested in EndToEnd.</summary>
    private sealed class ProgressLog : IProgress<ProgressNotificationValue>
    {
        private readonly ConcurrentQueue<ProgressNotificationValue> told = new();
        public IReadOnlyList<ProgressNotificationValue> Told => [.. told];

        public void Report(ProgressNotificationValue value) => told.Enqueue(value);
    }
}
