namespace HeyGen.McpServer.Catalog.Audio;

internal sealed record SearchAudioSounds : PagedRequest
{
    [Description("What it should sound like.")]
    public required string Query { get; init; }

    [Description("Music or sound effects."), AllowedValues("music", "sound_effects"), DefaultValue("music")]
    public string? Type { get; init; }

    [Description("Leave out results less similar than this."), Range(0d, 1d), DefaultValue(0.7), RareField]
    public double? MinScore { get; init; }

    [Description("Sounds a page."), Range(1, 50), DefaultValue(10)]
    public int? Limit { get; init; }
}

/// <summary>Tools of HeyGen's group <c>audio</c>.</summary>
internal static class AudioTools
{
    public static ToolDefinition SearchSounds { get; } = new()
    {
        Operation = Operation.List("search_audio_sounds", "/v3/audio/sounds", () => AudioJson.Default.SearchAudioSounds),
        Title = "Search music and sounds",
        Description = "Finds music or sound effects by description. Links expire soon.",
        Keywords = "song tune upbeat calm track background piano guitar effect whoosh noise jingle soundtrack find free royalty intro ambient",
        Toolset = "audio",
        IsDefault = true,
        Effects = Effects.Reads,
        ListFields = ["id", "name", "description", "type", "duration", "score", "audio_url"],
        Example = """{"query": "slow", "type": "music"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [SearchSounds];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SearchAudioSounds))]
internal sealed partial class AudioJson : JsonSerializerContext;
