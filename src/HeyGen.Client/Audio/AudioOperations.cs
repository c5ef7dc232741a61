namespace HeyGen.Client;

/// <summary>Operations on HeyGen's catalogue of sounds.</summary>
public static class AudioOperations
{
    /// <summary>Searches music and sound effects by meaning.</summary>
    public static Operation<SearchAudioSounds, IReadOnlyList<Sound>> SearchSounds { get; } =
        new("search_audio_sounds", HttpMethod.Get, "/v3/audio/sounds", OperationClass.Read, json => json.SearchAudioSounds, json => json.IReadOnlyListSound)
        {
            IsList = true,
        };
}
