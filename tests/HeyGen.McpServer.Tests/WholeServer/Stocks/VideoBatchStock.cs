using System.Text.Json.Nodes;

namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class VideoBatchStock
{
    public static Stock Stock { get; } = new() { Fill = FillAsync, Adjust = Adjust };

    private static async Task FillAsync(SandboxedServer server, Dictionary<string, string> texts)
    {
        var one = $$"""{"type": "avatar", "avatar_id": "{{texts["avatar_id"]}}", "script": "Some plain words."}""";
        var batch = (string)(await server.ResultAsync("create_video_batch", $$"""{"videos": [{{one}}, {{one}}], "wait_seconds": 0, "new_take": true}"""))["batch_id"]!;
        texts["get_video_batch.batch_id"] = batch;
        texts["bulk_video_statuses.batch_ids"] = batch;
        texts["video_ids"] = texts["video_id"];
        var page = await server.ResultAsync("get_video_batch", $$"""{"batch_id": "{{batch}}", "limit": 1}""");
        texts["get_video_batch.token"] = (string)page["next_token"]!;
    }

    private static void Adjust(string tool, string place, JsonObject example)
    {
        if (tool != "create_video_batch" || place != "videos" || (string?)example["type"] is not ("avatar" or "image"))
            return;
        if (!example.ContainsKey("audio_url") && !example.ContainsKey("audio_asset_id"))
            example["script"] = "Some plain words.";
        if (example.ContainsKey("script") && example.ContainsKey("image"))
            example["voice_id"] = "voice";
    }
}
