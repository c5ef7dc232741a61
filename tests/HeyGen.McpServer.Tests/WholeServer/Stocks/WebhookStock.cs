namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class WebhookStock
{
    public static Stock Stock { get; } = new() { Fill = FillAsync };

    private static async Task FillAsync(SandboxedServer server, Dictionary<string, string> texts)
    {
        texts["endpoint_id"] = await EndpointAsync(server);
        texts["delete_webhook_endpoint.endpoint_id"] = await EndpointAsync(server);
        await EndpointAsync(server);
        var video = $$"""{"avatar_id": "{{texts["avatar_id"]}}", "script": "Some plain words.", "wait_seconds": 0, "new_take": true}""";
        texts["entity_id"] = (string)(await server.ResultAsync("create_video_from_avatar", video))["video_id"]!;
        await server.ResultAsync("create_video_from_avatar", video);
    }

    private static async Task<string> EndpointAsync(SandboxedServer server) =>
        (string)(await server.ResultAsync("create_webhook_endpoint", """{"url": "https://example.com/heygen"}"""))["endpoint_id"]!;
}
