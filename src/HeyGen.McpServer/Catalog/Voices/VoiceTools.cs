using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.Voices;

/// <summary>Tools of HeyGen's group <c>voice</c>.</summary>
internal static class VoiceTools
{
    private const string Toolset = "voice";

    public static ToolDefinition List { get; } = new()
    {
        Name = "list_voices",
        Aliases = ["list_audio_voices"],
        Title = "List voices",
        Description = "Lists voices by language, gender and engine.",
        Keywords = "narrators accents who speaks male female hear preview listen speaking",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        Operation = VoiceOperations.List,
        ListFields = ["voice_id", "name", "language", "gender", "type", "support_locale", "support_pause", "preview_audio_url"],
    };

    public static ToolDefinition Get { get; } = new()
    {
        Name = "get_voice",
        Title = "Get a voice",
        Description = "Reads one voice, or how far a clone is.",
        Keywords = "clone copy ready trained sounds hear preview listen",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = VoiceOperations.Get,
    };

    public static ToolDefinition Design { get; } = new()
    {
        Name = "design_voice",
        Title = "Find voices by description",
        Description = "Finds up to three voices that fit a description in words. Free.",
        Keywords = "accent deep warm old young storyteller casting suits narrator",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        Operation = VoiceOperations.Design,
        Next = "Pass a voice_id to create_video_from_avatar or create_speech; another seed gives other voices.",
    };

    public static ToolDefinition Clone { get; } = new()
    {
        Name = "clone_voice",
        Title = "Clone a voice",
        Description = "Clones a voice from a recording and waits until it can be used. Counts against the account's clones.",
        Keywords = "copy my voice sound like me sample",
        Toolset = Toolset,
        Effects = Effects.Spends,
        Operation = VoiceOperations.Clone,
        Job = new StartedJob(VoiceKinds.VoiceClone, "voice_clone_id"),
        LookForWorkWith = "list_voices (type private)",
    };

    public static ToolDefinition CreateSpeech { get; } = new()
    {
        Name = "create_speech",
        Aliases = ["text_to_speech"],
        Title = "Speak a text",
        Description = "Speaks a text and returns the audio with word times. Paid by the second.",
        Keywords = "text to speech tts read aloud mp3 narration voiceover audio only paragraph",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Spends,
        Operation = VoiceOperations.CreateSpeech,
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Name = "delete_voice",
        Title = "Delete a voice clone",
        Description = "Deletes an own voice clone for good and frees its place in the quota.",
        Keywords = "remove cloned voice slot clone free",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Operation = VoiceOperations.Delete,
        DeletedThing = VoiceOperations.Get,
        ExplainRefusal = (error, _, _, _) => Task.FromResult(
            error.Code == "voice_not_found" ? "A clone that was deleted before answers so too; then there is nothing left to do." : null),
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [List, Get, Design, CreateSpeech, Clone, Delete];
}
