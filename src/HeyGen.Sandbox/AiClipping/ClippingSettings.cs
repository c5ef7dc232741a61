namespace HeyGen.Sandbox.AiClipping;

/// <summary>How the clips are to be, with HeyGen's defaults filled in.</summary>
internal sealed record ClippingSettings(string AspectRatio, bool Captions, string CaptionStyle, IReadOnlyList<string> DurationTypes, string? Prompt)
{
    /// <summary>The assumed length of a video that the sandbox does not look at, for it fetches nothing.</summary>
    public const double SourceSeconds = 600;

    public static ClippingSettings Read(JsonElement body)
    {
        var settings = body.Field("output_settings") ?? default;
        return new(
            settings.Text("aspect_ratio") ?? "portrait",
            settings.Field("captions") is null || settings.Flag("captions"),
            settings.Text("caption_style") ?? "outline_classic",
            settings.Texts("duration_types"),
            settings.Text("prompt"));
    }

    /// <summary>The length of a clip: a little below what its type allows. A type stands for seconds, but for <c>long</c>.</summary>
    public double Seconds(int clip) => DurationTypes.Count == 0 ? 45 : DurationTypes[clip % DurationTypes.Count] switch
    {
        "30" => 27,
        "60" => 54,
        "180" => 162,
        _ => 300,
    };

    public JsonObject Describe() => new()
    {
        ["aspect_ratio"] = AspectRatio,
        ["captions"] = Captions,
        ["caption_style"] = CaptionStyle,
        ["duration_types"] = DurationTypes.ToJson(),
        ["prompt"] = Prompt,
    };
}
