namespace HeyGen.Client;

/// <summary>Operations on voices.</summary>
public static class VoiceOperations
{
    /// <summary>Lists voices.</summary>
    public static Operation<ListVoices, IReadOnlyList<Voice>> List { get; } =
        new("list_voices", HttpMethod.Get, "/v3/voices", OperationClass.Read, json => json.ListVoices, json => json.IReadOnlyListVoice) { IsList = true };

    /// <summary>Reads a voice, and the state of a clone.</summary>
    public static Operation<GetVoice, Voice> Get { get; } =
        new("get_voice", HttpMethod.Get, "/v3/voices/{voice_id}", OperationClass.Read, json => json.GetVoice, json => json.Voice);

    /// <summary>Finds up to three voices that fit a description; makes and costs nothing.</summary>
    public static Operation<DesignVoice, DesignedVoices> Design { get; } =
        new("design_voice", HttpMethod.Post, "/v3/voices", OperationClass.Write, json => json.DesignVoice, json => json.DesignedVoices);

    /// <summary>Starts cloning a voice; counts against a quota.</summary>
    public static Operation<CloneVoice, ClonedVoice> Clone { get; } =
        new("clone_voice", HttpMethod.Post, "/v3/voices/clone", OperationClass.Create, json => json.CloneVoice, json => json.ClonedVoice);

    /// <summary>Deletes a clone and frees its place in the quota.</summary>
    public static Operation<DeleteVoice, DeletedVoice> Delete { get; } =
        new("delete_voice", HttpMethod.Delete, "/v3/voices/{voice_id}", OperationClass.Write, json => json.DeleteVoice, json => json.DeletedVoice);

    /// <summary>Speaks a text; charged by the second, and done when the call returns.</summary>
    public static Operation<CreateSpeech, Speech> CreateSpeech { get; } =
        new("create_speech", HttpMethod.Post, "/v3/voices/speech", OperationClass.Create, json => json.CreateSpeech, json => json.Speech);
}
