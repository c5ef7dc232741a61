namespace HeyGen.McpServer.Catalog.AiClipping;

internal sealed record CreateAiClipping
{
    [Description("The long video."), NoInlineBytes]
    public required AssetInput Video { get; init; }

    [Description("How the clips should be.")]
    public AiClippingSettings? OutputSettings { get; init; }

    [Description("Language spoken in the video.")]
    public string? InputLanguage { get; init; }

    [Description("Title of the job."), StringLength(255)]
    public string? Title { get; init; }

    [Description("Public address that HeyGen calls when the clips are done or have failed."), RareField]
    public string? CallbackUrl { get; init; }

    [Description("Mark of yours that HeyGen repeats in its callback."), StringLength(128), RareField]
    public string? CallbackId { get; init; }
}

internal sealed record AiClippingSettings
{
    [Description("What to look for in the video."), StringLength(500)]
    public string? Prompt { get; init; }

    [Description("Lengths of the clips: about 30, 60 or 180 s, or long."), AllowedValues("30", "60", "180", "long"), ItemCount(1, 4)]
    public IReadOnlyList<string>? DurationTypes { get; init; }

    [Description("Shape of the clips."), AllowedValues("landscape", "portrait", "square"), DefaultValue("portrait")]
    public string? AspectRatio { get; init; }

    [Description("Burn captions into the clips."), DefaultValue(true)]
    public bool? Captions { get; init; }

    [RareField]
    [Description("Look of the captions.")]
    [AllowedValues(
        "subtle_gray", "shadow_mint", "subtle_cyan", "stamp_red", "retro_gold", "block_dark", "racing", "modern_dark", "modern_boxed", "chunky", "clean",
        "shadow_lime", "tag_yellow", "pop_purple", "spotlight", "outline_classic", "exotic", "golden", "simple", "pop_single", "energy", "bold", "elegant",
        "neon_pink")]
    [DefaultValue("outline_classic")]
    public string? CaptionStyle { get; init; }
}

internal sealed record ListAiClipping([Description("Jobs a page."), Range(1, 100), DefaultValue(10)] int? Limit = null) : PagedRequest;

internal sealed record GetAiClipping([Description("ai_clipping_id of create_ai_clipping.")] string JobId);

internal sealed record DeleteAiClipping([Description("ai_clipping_id of create_ai_clipping.")] string JobId);
