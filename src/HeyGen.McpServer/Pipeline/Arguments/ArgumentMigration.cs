namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>Recognises what HeyGen's API had once and models still write from memory; the suggestion is what replaced it.</summary>
internal static class ArgumentMigration
{
    /// <summary>What to write instead of the value at <paramref name="path"/>; null when it is no old shape.</summary>
    public static string? Suggestion(JsonObject arguments, string path)
    {
        var value = Find(arguments, path);
        var name = path[(path.LastIndexOf('.') + 1)..];
        var text = value?.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : null;
        return (name, text) switch
        {
            ("engine", { } engine) => $"engine is an object now: {{\"type\": \"{Engine(engine)}\"}}.",
            ("resolution", "landscape-4k" or "portrait-4k") => "write resolution \"4k\", and the orientation as aspect_ratio \"16:9\" or \"9:16\".",
            ("dimension" or "ratio", _) => "sizes are now resolution (\"720p\", \"1080p\", \"4k\") and aspect_ratio.",
            ("avatar_group_id", _) when !arguments.ContainsKey("avatar_id") =>
                "a video takes a look's id as avatar_id; list_avatar_looks with group_id shows a group's looks.",
            ("input_text" or "text", _) => "the words to speak are script.",
            ("captions" or "caption", _) when value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False =>
                "caption is an object now: {\"file_format\": \"srt\"}.",
            ("test", _) => "there is no test mode; start this server with --sandbox to try without paying.",
            _ => null,
        };
    }

    private static string Engine(string old) => old.ToLowerInvariant() switch
    {
        "v5" or "5" or "v" or "avatar_v" or "avatar_5" => "avatar_v",
        "v3" or "3" or "iii" or "avatar_iii" or "avatar_3" => "avatar_iii",
        _ => "avatar_iv",
    };

    private static JsonNode? Find(JsonObject arguments, string path)
    {
        JsonNode? node = arguments;
        foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            node = step[0] == '[' && int.TryParse(step.AsSpan(1, step.Length - 2), out var index)
                ? (node as JsonArray)?.ElementAtOrDefault(index)
                : (node as JsonObject)?[step];
        }

        return node;
    }
}
