using HeyGen.Client;

namespace HeyGen.McpServer.Catalog.Voices;

/// <summary>Operations on voices.</summary>
internal static class VoiceOperations
{
    /// <summary>Lists voices.</summary>
    public static Operation<ListVoices> List { get; } =
        new("list_voices", HttpMethod.Get, "/v3/voices", OperationClass.Read, () => VoicesJson.Default.ListVoices) { IsList = true };

    /// <summary>Reads a voice, and the state of a clone.</summary>
    public static Operation<GetVoice> Get { get; } =
        new("get_voice", HttpMethod.Get, "/v3/voices/{voice_id}", OperationClass.Read, () => VoicesJson.Default.GetVoice);

    /// <summary>Finds up to three voices that fit a description; makes and costs nothing.</summary>
    public static Operation<DesignVoice> Design { get; } =
        new("design_voice", HttpMethod.Post, "/v3/voices", OperationClass.Write, () => VoicesJson.Default.DesignVoice);

    /// <summary>Starts cloning a voice; counts against a quota.</summary>
    public static Operation<CloneVoice> Clone { get; } =
        new("clone_voice", HttpMethod.Post, "/v3/voices/clone", OperationClass.Create, () => VoicesJson.Default.CloneVoice);

    /// <summary>Deletes a clone and frees its place in the quota.</summary>
    public static Operation<DeleteVoice> Delete { get; } =
        new("delete_voice", HttpMethod.Delete, "/v3/voices/{voice_id}", OperationClass.Write, () => VoicesJson.Default.DeleteVoice);

    /// <summary>Speaks a text; charged by the second, and done when the call returns.</summary>
    public static Operation<CreateSpeech> CreateSpeech { get; } =
        new("create_speech", HttpMethod.Post, "/v3/voices/speech", OperationClass.Create, () => VoicesJson.Default.CreateSpeech);
}
