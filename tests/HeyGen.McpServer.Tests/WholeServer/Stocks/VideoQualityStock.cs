namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class VideoQualityStock
{
    public static Stock Stock { get; } = new()
    {
        Fill = async (server, texts) =>
        {
            texts["video_a"] = texts["video_b"] = "https://example.com/clip.mp4";
            const string comparison =
                """
                {"prompt": "Tea", "model_a": "one", "model_b": "two", "question_id": "q",
                 "video_a": "https://example.com/clip.mp4", "video_b": "https://example.com/clip.mp4", "wait_seconds": 0, "new_take": true}
                """;
            texts["comparison_id"] = (string)(await server.ResultAsync("create_video_quality_comparison", comparison))["comparison_id"]!;
            const string batch = """{"comparisons": [{"prompt": "Tea"}], "wait_seconds": 0, "new_take": true}""";
            texts["get_video_quality_comparison_batch.batch_id"] = (string)(await server.ResultAsync("create_video_quality_comparison_batch", batch))["batch_id"]!;
        },
    };
}
