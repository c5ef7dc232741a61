namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class HyperFramesStock
{
    private const string Create = """{"project": "https://example.com/project.zip", "wait_seconds": 0, "new_take": true}""";

    public static Stock Stock { get; } = new() { Fill = FillAsync };

    private static async Task FillAsync(SandboxedServer server, Dictionary<string, string> texts)
    {
        texts["project"] = "https://example.com/project.zip";
        await server.ResultAsync("create_hyperframes_render", Create);
        texts["render_id"] = (string)(await server.ResultAsync("create_hyperframes_render", Create))["render_id"]!;
        texts["delete_hyperframes_render.render_id"] = (string)(await server.ResultAsync("create_hyperframes_render", Create))["render_id"]!;
    }
}
