using HeyGen.McpServer.Catalog.Voices;

namespace HeyGen.McpServer.Catalog.Videos;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AvatarScene), "avatar_video")]
[JsonDerivedType(typeof(ImageScene), "image")]
[JsonDerivedType(typeof(VideoScene), "video")]
internal abstract record StudioScene;

internal sealed record AvatarScene([Description("Who speaks, and what.")] AvatarSceneInput Input) : StudioScene;

/// <summary>Who speaks in a scene, and what. Exactly one of script, audio address and audio asset is given.</summary>
internal sealed record AvatarSceneInput
{
    [Description("Always avatar."), AllowedValues("avatar")]
    public required string Type { get; init; }

    [Description("Id of an avatar look, from list_avatar_looks; a group's id does not work.")]
    public required string AvatarId { get; init; }

    [Description("Text to speak; excludes audio_url."), StringLength(int.MaxValue, MinimumLength = 1)]
    public string? Script { get; init; }

    [Description("Voice for the script, from list_voices; a look may have a default.")]
    public string? VoiceId { get; init; }

    [Description("Address of recorded speech.")]
    public string? AudioUrl { get; init; }

    [Description("Uploaded recording of speech; excludes script and audio_url."), RareField]
    public string? AudioAssetId { get; init; }

    [Description("Speed, pitch, volume and accent of the voice."), RareField]
    public VoiceSettings? VoiceSettings { get; init; }

    [Description("Rendering engine, one that the look supports; avatar_iv when left out."), RareField]
    public AvatarEngine? Engine { get; init; }

    [Description("What is behind the avatar."), OpenInList("type color with color #RRGGBB, or type image or video with url or asset_id.")]
    public SceneBackground? Background { get; init; }

    [Description("How lively the avatar is; only photo looks rendered by engine avatar_iv."), AllowedValues("high", "medium", "low"), RareField]
    public string? Expressiveness { get; init; }

    [Description("How the avatar should move; not for studio looks or avatar_iii."), RareField]
    public string? MotionPrompt { get; init; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ColorBackground), "color")]
[JsonDerivedType(typeof(ImageBackground), "image")]
[JsonDerivedType(typeof(VideoFileBackground), "video")]
internal abstract record SceneBackground;

internal sealed record ColorBackground([Description("Colour as #RRGGBB."), RegularExpression("^#[0-9A-Fa-f]{6}$")] string Color) : SceneBackground;

internal sealed record ImageBackground(
    [Description("Public address of the picture; excludes asset_id.")] string? Url = null,
    [Description("Uploaded picture; excludes url.")] string? AssetId = null) : SceneBackground;

internal sealed record VideoFileBackground(
    [Description("Public address of the clip; excludes asset_id.")] string? Url = null,
    [Description("Uploaded clip; excludes url.")] string? AssetId = null) : SceneBackground;

internal sealed record ImageScene : StudioScene
{
    [Description("The picture to show.")]
    public required AssetInput Source { get; init; }

    [Description("Seconds that the picture stays, when no speech decides it."), Range(0d, 300d, MinimumIsExclusive = true)]
    public double? Duration { get; init; }

    [Description("Text spoken over the picture; excludes audio_url."), StringLength(int.MaxValue, MinimumLength = 1)]
    public string? Script { get; init; }

    [Description("Voice for the script, from list_voices.")]
    public string? VoiceId { get; init; }

    [Description("Address of audio played over the picture.")]
    public string? AudioUrl { get; init; }

    [Description("Uploaded audio played over the picture; excludes script and audio_url."), RareField]
    public string? AudioAssetId { get; init; }

    [Description("Speed, pitch, volume and accent of the voice."), RareField]
    public VoiceSettings? VoiceSettings { get; init; }
}

internal sealed record VideoScene : StudioScene
{
    [Description("The clip to show.")]
    public required AssetInput Source { get; init; }

    [Description("How the clip and its own sound are played."), OpenInList("The clip's own sound: mute true, or volume 0 to 1.")]
    public ScenePlayback? Playback { get; init; }

    [Description("Text spoken over the clip; excludes audio_url."), StringLength(int.MaxValue, MinimumLength = 1)]
    public string? Script { get; init; }

    [Description("Voice for the script, from list_voices.")]
    public string? VoiceId { get; init; }

    [Description("Address of audio played over the clip.")]
    public string? AudioUrl { get; init; }

    [Description("Uploaded audio played over the clip; excludes script and audio_url."), RareField]
    public string? AudioAssetId { get; init; }

    [Description("Speed, pitch, volume and accent of the voice."), RareField]
    public VoiceSettings? VoiceSettings { get; init; }
}

internal sealed record ScenePlayback(
    [Description("Silence the clip's own sound."), DefaultValue(false)] bool? Mute = null,
    [Description("Loudness of the clip's own sound, 1 as recorded."), Range(0d, 1d), DefaultValue(1)] double? Volume = null,
    [Description("What a clip shorter than its scene does."), AllowedValues("freeze", "loop", "fit_to_scene")] string? Mode = null);
