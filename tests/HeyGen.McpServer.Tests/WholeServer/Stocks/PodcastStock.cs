namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class PodcastStock
{
    public static Stock Stock { get; } = new()
    {
        Fill = async (server, texts) =>
        {
            texts["source_files"] = "https://example.com/document.pdf";
            foreach (var role in (string[])["host", "guest"])
            {
                texts[$"{role}_avatar_id"] = texts["avatar_id"];
                texts[$"{role}_voice_id"] = texts["voice_id"];
            }

            async Task<string> CreateAsync() => (string)(await server.ResultAsync(
                "create_podcast",
                $$"""
                {"topic": "Tea", "host_avatar_id": "{{texts["avatar_id"]}}", "guest_avatar_id": "{{texts["avatar_id"]}}",
                 "host_voice_id": "{{texts["voice_id"]}}", "guest_voice_id": "{{texts["voice_id"]}}", "wait_seconds": 0, "new_take": true}
                """))["podcast_id"]!;

            texts["podcast_id"] = await CreateAsync();
            texts["delete_podcast.podcast_id"] = await CreateAsync();
            await CreateAsync();
        },
    };
}
