namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class AvatarAndVoiceStock
{
    public static Stock Stock { get; } = new() { Fill = FillAsync };

    private static async Task FillAsync(SandboxedServer server, Dictionary<string, string> texts)
    {
        const string photo = """{"name": "Own", "file": "https://example.com/me.png", "wait_seconds": 0, "new_take": true}""";
        var kept = await server.ResultAsync("create_photo_avatar", photo);
        texts["update_avatar_look.look_id"] = (string)kept["id"]!;
        texts["update_avatar_group.group_id"] = (string)kept["group_id"]!;
        texts["default_voice_id"] = texts["voice_id"];
        texts["delete_avatar_look.look_id"] = (string)(await server.ResultAsync("create_photo_avatar", photo))["id"]!;
        texts["delete_avatar_group.group_id"] = (string)(await server.ResultAsync("create_photo_avatar", photo))["group_id"]!;

        var twin = await server.ResultAsync("create_digital_twin", """{"name": "Twin", "file": "https://example.com/me.mp4", "wait_seconds": 0, "new_take": true}""");
        texts["create_avatar_consent.group_id"] = (string)twin["group_id"]!;
        texts["consent_video"] = "https://example.com/consent.mp4";
        texts["reroute_url"] = "https://example.com/thanks";

        var clone = await server.ResultAsync("clone_voice", """{"audio": "https://example.com/me.mp3", "voice_name": "Mine", "wait_seconds": 0, "new_take": true}""");
        texts["delete_voice.voice_id"] = (string)clone["voice_clone_id"]!;
    }
}
