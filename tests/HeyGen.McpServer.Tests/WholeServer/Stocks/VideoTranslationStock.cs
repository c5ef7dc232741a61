using System.Text.Json.Nodes;

namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class VideoTranslationStock
{
    private const string Video = "https://example.com/clip.mp4";

    private static readonly string[] creates = ["create_video_translation", "create_video_translation_batch", "create_proofread"];

    public static Stock Stock { get; } = new() { Fill = FillAsync, Adjust = Adjust };

    private static async Task FillAsync(SandboxedServer server, Dictionary<string, string> texts)
    {
        foreach (var tool in creates)
            texts[$"{tool}.video"] = Video;
        texts["srt"] = "https://example.com/subtitles.srt";
        texts["output_languages"] = "Spanish";
        texts["preferred_stock_voice_ids"] = texts["voice_id"];

        const string create = $$"""{"video": "{{Video}}", "output_languages": ["Spanish"], "title": "Some plain words.", "wait_seconds": 0, "new_take": true}""";
        texts["video_translation_id"] = await IdAsync(server, "create_video_translation", create, "video_translation_ids");
        texts["video_translation_ids"] = texts["video_translation_id"];
        texts["delete_video_translation.video_translation_id"] = await IdAsync(server, "create_video_translation", create, "video_translation_ids");
        texts["proofread_id"] = await IdAsync(server, "create_proofread", create, "proofread_ids");
        await FillBatchAsync(server, texts);
    }

    private static async Task FillBatchAsync(SandboxedServer server, Dictionary<string, string> texts)
    {
        const string item = $$"""{"video": "{{Video}}", "output_languages": ["Spanish"]}""";
        var created = await server.ResultAsync("create_video_translation_batch", $$"""{"video_translations": [{{item}}, {{item}}], "wait_seconds": 0, "new_take": true}""");
        var batch = (string)created["batch_id"]!;
        texts["get_video_translation_batch.batch_id"] = batch;
        texts["bulk_video_translation_statuses.batch_ids"] = batch;
        var page = await server.ResultAsync("get_video_translation_batch", $$"""{"batch_id": "{{batch}}", "limit": 1}""");
        texts["get_video_translation_batch.token"] = (string)page["next_token"]!;
    }

    private static void Adjust(string tool, string place, JsonObject example)
    {
        if (example.ContainsKey("srt_role"))
            example["srt"] = "https://example.com/subtitles.srt";
        if (example.ContainsKey("fps_mode") && creates.Contains(tool))
            example["audio"] = "https://example.com/speech.mp3";
    }

    private static async Task<string> IdAsync(SandboxedServer server, string tool, string arguments, string field) =>
        (string)(await server.ResultAsync(tool, arguments))[field]![0]!;
}
