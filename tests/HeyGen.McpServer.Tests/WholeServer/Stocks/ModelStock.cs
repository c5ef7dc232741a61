namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class ModelStock
{
    public static Stock Stock { get; } = new()
    {
        Fill = async (server, texts) =>
        {
            async Task<string> CreateVoiceAsync(string mode) => (string)(await server.ResultAsync(
                "create_model_audio_voice", $$"""{"mode": "{{mode}}", "audio": ["https://example.com/speech.mp3"], "wait_seconds": 0, "new_take": true}"""))["voice_id"]!;

            var voice = await CreateVoiceAsync("professional");
            foreach (var tool in (string[])["create_model_audio_voice", "get_model_audio_voice", "generate_model_speech", "stream_model_speech"])
                texts[$"{tool}.voice_id"] = voice;
            texts["delete_model_audio_voice.voice_id"] = await CreateVoiceAsync("instant");
            await CreateVoiceAsync("instant");

            texts["reference_videos"] = "https://example.com/clip.mp4";
            texts["reference_audio"] = "https://example.com/speech.mp3";
            texts["aspect_ratio"] = "16:9";
            texts["get_model_video.video_id"] = (string)(await server.ResultAsync("text_to_video", """{"prompt": "Some plain words.", "wait_seconds": 0, "new_take": true}"""))["video_id"]!;
        },
    };
}
