namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class BackgroundRemovalStock
{
    private const string Create = """{"video": "https://example.com/clip.mp4", "wait_seconds": 0, "new_take": true}""";

    public static Stock Stock { get; } = new()
    {
        Fill = async (server, texts) =>
        {
            texts["create_background_removal.video"] = "https://example.com/clip.mp4";
            await server.ResultAsync("create_background_removal", Create);
            texts["get_background_removal.job_id"] = (string)(await server.ResultAsync("create_background_removal", Create))["id"]!;
            texts["delete_background_removal.job_id"] = (string)(await server.ResultAsync("create_background_removal", Create))["id"]!;
        },
    };
}
