using System.Text.Json.Nodes;

namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class AvatarRealtimeStock
{
    public static Stock Stock { get; } = new()
    {
        Fill = async (server, texts) =>
        {
            async Task<string> OpenAsync(string type, string text) => (string)(await server.ResultAsync(
                "create_avatar_realtime_session",
                $$"""{"type": "{{type}}", "avatar_id": "{{texts["avatar_id"]}}", "voice_id": "{{texts["voice_id"]}}", "text": "{{text}}", "wait_seconds": 0, "new_take": true}"""))["stream_id"]!;

            texts["stream_id"] = await OpenAsync("tts", "Some plain words.");
            texts["append_avatar_realtime_text.stream_id"] = await OpenAsync("text_stream", "Some plain words. [sandbox:patient]");
            texts["cancel_avatar_realtime_session.stream_id"] = await OpenAsync("text_stream", "Some plain words. [sandbox:patient]");
        },
        Adjust = (tool, place, example) =>
        {
            if (place == "create_avatar_realtime_session")
                Complete(example);

            // A stream whose last text was sent takes no other, and the next example needs it.
            if (place == "append_avatar_realtime_text" && example.ContainsKey("final"))
                example["final"] = false;
        },
    };

    /// <summary>Text and voice come together, and never with a recording. Streams of each type are opened above, too.</summary>
    private static void Complete(JsonObject example)
    {
        if (example.ContainsKey("voice_id"))
        {
            example["text"] = "Some plain words.";
            return;
        }

        example.Remove("text");
        example["type"] = "audio";
        example["audio"] = "https://example.com/speech.mp3";
    }
}
