using HeyGen.Client;

namespace HeyGen.McpServer.Catalog.Audio;

/// <summary>Operations on HeyGen's catalogue of sounds.</summary>
internal static class AudioOperations
{
    /// <summary>Searches music and sound effects by meaning.</summary>
    public static Operation<SearchAudioSounds> SearchSounds { get; } =
        new("search_audio_sounds", HttpMethod.Get, "/v3/audio/sounds", OperationClass.Read, () => AudioJson.Default.SearchAudioSounds)
        {
            IsList = true,
        };
}
