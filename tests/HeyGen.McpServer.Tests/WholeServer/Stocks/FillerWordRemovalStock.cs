namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class FillerWordRemovalStock
{
    public static Stock Stock { get; } = new() { Fill = FillAsync };

    private static async Task FillAsync(SandboxedServer server, Dictionary<string, string> texts)
    {
        texts["create_filler_word_removal.video"] = "https://example.com/talk.mp4";
        var job = await server.ResultAsync("create_filler_word_removal", """{"video": "https://example.com/talk.mp4", "wait_seconds": 0, "new_take": true}""");
        texts["filler_word_removal_id"] = (string)job["filler_word_removal_id"]!;
    }
}
