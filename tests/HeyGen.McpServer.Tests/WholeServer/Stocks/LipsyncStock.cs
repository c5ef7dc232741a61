namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class LipsyncStock
{
    private const string One = """{"video": "https://example.com/clip.mp4", "audio": "https://example.com/speech.mp3", "title": "Some plain words."}""";

    public static Stock Stock { get; } = new() { Fill = FillAsync };

    private static async Task FillAsync(SandboxedServer server, Dictionary<string, string> texts)
    {
        texts["create_lipsync.video"] = "https://example.com/clip.mp4";
        texts["create_lipsync_batch.video"] = "https://example.com/clip.mp4";
        var create = One.Replace("}", ", \"wait_seconds\": 0, \"new_take\": true}", StringComparison.Ordinal);
        texts["lipsync_id"] = (string)(await server.ResultAsync("create_lipsync", create))["lipsync_id"]!;
        texts["lipsync_ids"] = texts["lipsync_id"];
        texts["delete_lipsync.lipsync_id"] = (string)(await server.ResultAsync("create_lipsync", create))["lipsync_id"]!;
        await server.ResultAsync("create_lipsync", create);

        var batch = (string)(await server.ResultAsync("create_lipsync_batch", $$"""{"lipsyncs": [{{One}}, {{One}}], "wait_seconds": 0, "new_take": true}"""))["batch_id"]!;
        texts["get_lipsync_batch.batch_id"] = batch;
        texts["bulk_lipsync_statuses.batch_ids"] = batch;
        var page = await server.ResultAsync("get_lipsync_batch", $$"""{"batch_id": "{{batch}}", "limit": 1}""");
        texts["get_lipsync_batch.token"] = (string)page["next_token"]!;
    }
}
