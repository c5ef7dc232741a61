namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class AiClippingStock
{
    private const string Create = """{"video": "https://example.com/talk.mp4", "title": "Some plain words.", "wait_seconds": 0, "new_take": true}""";

    public static Stock Stock { get; } = new() { Fill = FillAsync };

    private static async Task FillAsync(SandboxedServer server, Dictionary<string, string> texts)
    {
        texts["create_ai_clipping.video"] = "https://example.com/talk.mp4";
        await server.ResultAsync("create_ai_clipping", Create);
        foreach (var tool in (string[])["get_ai_clipping", "delete_ai_clipping"])
            texts[$"{tool}.job_id"] = (string)(await server.ResultAsync("create_ai_clipping", Create))["ai_clipping_id"]!;
    }
}
