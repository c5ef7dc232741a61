namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>What a list shows unasked: the fields that HeyGen's published skills read of it, which they poll for where they are missing.</summary>
public sealed class DefaultListTests
{
    [Theory]
    [InlineData("list_avatar_looks", "id", "name", "group_id", "preview_image_url", "preferred_orientation", "image_width", "image_height")]
    [InlineData("list_avatar_groups", "id", "name", "preview_image_url")]
    [InlineData("list_video_agent_styles", "style_id", "name", "thumbnail_url")]
    public async Task List_ByDefault_HasWhatTheSkillsRead(string tool, params string[] fields)
    {
        await using var server = await SandboxedServer.StartAsync();

        var items = (await server.ResultAsync(tool, """{"limit": 1}"""))["data"]!.AsArray();

        Assert.All(fields, field => Assert.NotNull(Assert.Single(items)![field]));
    }
}
