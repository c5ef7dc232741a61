namespace HeyGen.McpServer.Catalog.Voices;

/// <summary>Voices.</summary>
internal static class VoiceKinds
{
    public static JobKind VoiceClone { get; } = new()
    {
        Name = "voice_clone",
        Noun = "voice",
        Read = Operation.Get("get_voice", "/v3/voices/{voice_id}", () => VoicesJson.Default.GetVoice),
        IdArgument = "voice_id",
        Success = ["complete", "completed"],
        Failure = ["failed"],
        ReadyWithoutStatus = true,
        Links = ["preview_audio_url"],
        FailureFields = ["failure_message"],
        UsualDuration = TimeSpan.FromMinutes(1),
        WhenCompleted = "Pass voice_id to create_video_from_avatar or create_speech.",
    };
}

/// <summary>Tools of HeyGen's group <c>voice</c>.</summary>
internal static class VoiceTools
{
    private const string Toolset = "voice";

    private static readonly Operation list = Operation.List("list_voices", "/v3/voices", () => VoicesJson.Default.ListVoices);

    public static ToolDefinition List { get; } = new()
    {
        Operation = list,
        Aliases = ["list_audio_voices"],
        Title = "List voices",
        Languages = ["language"],
        Description = "Lists voices by language, gender and engine.",
        Keywords = "narrators speakers accents who speaks speak available which show choose pick find hear preview listen female male stock british all " +
            "every how many",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        ListFields = ["voice_id", "name", "language", "gender", "type", "support_locale", "support_pause", "preview_audio_url"],
        Example = """{"language": "English", "engine": "starfish"}""",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Operation = VoiceKinds.VoiceClone.Read,
        Title = "Get a voice",
        Description = "Reads one voice, or how far a clone is.",
        Keywords = "clone cloned copy ready trained training sounds sample hear preview listen details narrator usable speaker",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Example = """{"voice_id": "$list_voices.data[0].voice_id"}""",
    };

    public static ToolDefinition Design { get; } = new()
    {
        Operation = Operation.Post("design_voice", "/v3/voices", () => VoicesJson.Default.DesignVoice),
        Title = "Find voices by description",
        Description = "Finds up to three voices that fit a description in words. Free.",
        Keywords = "recommend suggest suggestions match suits describe sound accent deep warm calm energetic old young storyteller narrator casting",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        Next = "Pass a voice_id to create_video_from_avatar or create_speech; another seed gives other voices.",
        Example = """{"prompt": "An elderly sailor, warm and a little hoarse", "locale": "en-GB"}""",
    };

    public static ToolDefinition Clone { get; } = new()
    {
        Operation = Operation.Create("clone_voice", "/v3/voices/clone", () => VoicesJson.Default.CloneVoice),
        Title = "Clone a voice",
        Description = "Clones a voice from a recording and waits until it can be used. Counts against the account's clones.",
        Keywords = "cloning copy my own voice sound like me imitate replicate train speaker narrator sample mp3 wav recording instant custom tape",
        Toolset = Toolset,
        Effects = Effects.Spends,
        Price = Charges.PerCall("clone_voice"),
        Job = new StartedJob(VoiceKinds.VoiceClone, "voice_clone_id"),
        LookForWorkWith = "list_voices (type private)",
        Reconciliation = new Reconciliation
        {
            List = list,
            ListArguments = new JsonObject { ["type"] = "private" },
            MayBe = (voice, arguments) => Traces.AreSame(voice, "name", arguments, "voice_name"),
            IdField = "voice_id",
            Read = VoiceKinds.VoiceClone.Read,
            IsOf = (voice, arguments, since) => Traces.AreSame(voice, "name", arguments, "voice_name") && Traces.Second(voice) >= since,
            AnswerField = "voice_clone_id",
        },
        Example = """{"audio": "https://example.com/anna.mp3", "voice_name": "Anna", "language": "English"}""",
    };

    public static ToolDefinition CreateSpeech { get; } = new()
    {
        Operation = Operation.Create("create_speech", "/v3/voices/speech", () => VoicesJson.Default.CreateSpeech),
        Aliases = ["text_to_speech"],
        Title = "Speak a text",
        Description = "Speaks a text and returns the audio with word times. Paid by the second.",
        Keywords = "text to speech tts voiceover voice-over narration narrate read aloud loud say sound audio only mp3 spoken paragraph article without",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Spends,
        Price = Charges.PerSpokenSecond("create_speech", "text"),
        Example = """{"text": "Your table is ready.", "voice_id": "$list_voices.data[0].voice_id", "speed": 1.1}""",
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Operation = Operation.Delete("delete_voice", "/v3/voices/{voice_id}", () => VoicesJson.Default.DeleteVoice),
        Title = "Delete a voice clone",
        Description = "Deletes an own voice clone for good and frees its place in the quota.",
        Keywords = "remove erase wipe purge trash discard drop scrap clear get rid throw away cloned my own speaker narrator custom slot free room limit quota",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        DeletedThing = VoiceKinds.VoiceClone.Read,
        Explainer = typeof(DeletedVoice),
        Example = """{"voice_id": "$clone_voice.voice_clone_id"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [List, Get, Design, CreateSpeech, Clone, Delete];
}

/// <summary>HeyGen answers the delete of a clone that is gone like that of an unknown id.</summary>
internal sealed class DeletedVoice : IRefusalExplainer
{
    public Task<string?> ExplainAsync(HeyGenError error, ToolCall call, CancellationToken cancellationToken) => Task.FromResult(
        error.Code == "voice_not_found" ? "A clone that was deleted before answers so too; then there is nothing left to do." : null);
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CloneVoice))]
[JsonSerializable(typeof(CreateSpeech))]
[JsonSerializable(typeof(DeleteVoice))]
[JsonSerializable(typeof(DesignVoice))]
[JsonSerializable(typeof(GetVoice))]
[JsonSerializable(typeof(ListVoices))]
internal sealed partial class VoicesJson : JsonSerializerContext;
