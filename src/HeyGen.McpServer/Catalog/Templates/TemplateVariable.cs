namespace HeyGen.McpServer.Catalog.Templates;

/// <summary>What stands in the place of a template's variable. Its type is the variable's, as the template tells it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextVariable), "text")]
[JsonDerivedType(typeof(ImageVariable), "image")]
[JsonDerivedType(typeof(VideoVariable), "video")]
[JsonDerivedType(typeof(AudioVariable), "audio")]
[JsonDerivedType(typeof(CharacterVariable), "character")]
[JsonDerivedType(typeof(VoiceVariable), "voice")]
internal abstract record TemplateVariable;

internal sealed record TextVariable([Description("The text; an empty one cannot be rendered."), StringLength(10000)] string Content) : TemplateVariable;

internal sealed record ImageVariable : TemplateVariable
{
    [Description("The picture: public address or asset id.")]
    public required AssetInput Asset { get; init; }

    [Description("How the picture is fitted into its place."), AllowedValues("cover", "contain", "crop", "none"), DefaultValue("contain")]
    public string? Fit { get; init; }
}

internal sealed record VideoVariable : TemplateVariable
{
    [Description("The clip: public address or asset id.")]
    public required AssetInput Asset { get; init; }

    [Description("How the clip is fitted into its place."), AllowedValues("cover", "contain", "crop", "none"), DefaultValue("contain")]
    public string? Fit { get; init; }

    [Description("What happens when the clip is shorter or longer than its scene.")]
    [AllowedValues("fit_to_scene", "freeze", "loop", "once", "full_video"), DefaultValue("loop")]
    public string? PlayStyle { get; init; }

    [Description("Loudness of the clip's own sound, 1 as recorded."), Range(0d, 1d), DefaultValue(1)]
    public double? Volume { get; init; }
}

internal sealed record AudioVariable([Description("The sound: public address or asset id.")] AssetInput Asset) : TemplateVariable;

internal sealed record CharacterVariable : TemplateVariable
{
    [Description("Id of an avatar look, from list_avatar_looks, or of a talking photo."), StringLength(int.MaxValue, MinimumLength = 1)]
    public required string CharacterId { get; init; }

    [Description("What character_id names."), AllowedValues("avatar", "talking_photo"), DefaultValue("avatar")]
    public string? CharacterType { get; init; }
}

internal sealed record VoiceVariable(
    [Description("Id of the voice, from list_voices."), StringLength(int.MaxValue, MinimumLength = 1)] string VoiceId,
    [Description("Accent such as en-GB, where the voice supports locales.")] string? Locale = null) : TemplateVariable;
