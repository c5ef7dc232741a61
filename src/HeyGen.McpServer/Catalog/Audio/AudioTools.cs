using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.Audio;

/// <summary>Tools of HeyGen's group <c>audio</c>.</summary>
internal static class AudioTools
{
    public static ToolDefinition SearchSounds { get; } = new()
    {
        Name = "search_audio_sounds",
        Title = "Search music and sounds",
        Description = "Finds music or sound effects by description. Links expire soon.",
        Keywords = "song upbeat track sound effect whoosh jingle soundtrack",
        Toolset = "audio",
        IsDefault = true,
        Effects = Effects.Reads,
        Operation = AudioOperations.SearchSounds,
        ListFields = ["id", "name", "description", "type", "duration", "score", "audio_url"],
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [SearchSounds];
}
