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
            ("resolution", { } preset) when SizePreset.Find(preset) is { } size =>
                $"write resolution \"{size.Resolution}\", and the orientation as aspect_ratio \"{size.AspectRatio}\".",
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

/// <summary>A size that HeyGen's API had as one word and has as two fields now.</summary>
internal sealed record SizePreset(string Name, string Resolution, string AspectRatio)
{
    private static readonly SizePreset[] all =
    [
        new("landscape", "1080p", "16:9"),
        new("portrait", "1080p", "9:16"),
        new("square", "1080p", "1:1"),
        new("landscape-4k", "4k", "16:9"),
        new("portrait-4k", "4k", "9:16"),
        new("square-4k", "4k", "1:1"),
    ];

    public static SizePreset? Find(string name) => all.FirstOrDefault(preset => preset.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes the preset as both fields where the schema has both, unless an aspect ratio beside it says otherwise.</summary>
    public static void Replace(JsonObject arguments, JsonObject properties)
    {
        const string resolution = "resolution";
        const string ratio = "aspect_ratio";
        if (properties.ContainsKey(resolution) && properties.ContainsKey(ratio) && JsonText.Read(arguments[resolution]) is { } name && Find(name) is { } size
            && (JsonText.Read(arguments[ratio]) ?? size.AspectRatio) == size.AspectRatio)
        {
            arguments[resolution] = size.Resolution;
            arguments[ratio] = size.AspectRatio;
        }
    }
}
