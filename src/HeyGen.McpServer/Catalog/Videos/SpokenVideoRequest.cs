using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HeyGen.McpServer.Catalog.Voices;
using HeyGen.McpServer.Files;
using HeyGen.McpServer.Model.Requests;
using JsonSchema.Wording;

namespace HeyGen.McpServer.Catalog.Videos;

/// <summary>What a video of one speaking person takes, whether the person is an avatar look or a picture.</summary>
internal abstract record SpokenVideoRequest : VideoRequest
{
    [Description("Text to speak; give exactly one of script, audio_url and audio_asset_id.")]
    [StringLength(5000, MinimumLength = 1)]
    public string? Script { get; init; }

    [Description("Voice for the script, from list_voices; a look may have a default.")]
    public string? VoiceId { get; init; }

    [Description("Address of recorded speech to lip-sync to.")]
    public string? AudioUrl { get; init; }

    [Description("Uploaded recording to lip-sync to.")]
    public string? AudioAssetId { get; init; }

    [Description("Speed, pitch, volume and accent of the voice.")]
    [OpenInList("speed 0.5 to 1.5, pitch -50 to 50, volume 0 to 1, locale.")]
    public VoiceSettings? VoiceSettings { get; init; }

    [Description("Title in HeyGen's list.")]
    public string? Title { get; init; }

    [Description("Shape of the frame.")]
    [AllowedValues("16:9", "9:16", "4:5", "5:4", "1:1", "auto")]
    [DefaultValue("16:9")]
    public string? AspectRatio { get; init; }

    [Description("Resolution; 4k costs more.")]
    [AllowedValues("4k", "1080p", "720p")]
    public string? Resolution { get; init; }

    [RareField]
    [Description("How the person is fitted into the frame: contain shows all, cover fills it.")]
    [AllowedValues("contain", "cover")]
    public string? Fit { get; init; }

    [Description("Colour or picture behind the person; not with output_format webm.")]
    [OpenInList("type color with value #RRGGBB, or type image with url or asset_id.")]
    public VideoBackground? Background { get; init; }

    [RareField]
    [Description("Cut the person out of the original background.")]
    public bool? RemoveBackground { get; init; }

    [Description("webm is transparent and excludes background.")]
    [AllowedValues("mp4", "webm")]
    [DefaultValue("mp4")]
    public string? OutputFormat { get; init; }

    [RareField]
    [Description("How lively the person is; only photo looks and pictures rendered by engine avatar_iv.")]
    [AllowedValues("high", "medium", "low")]
    public string? Expressiveness { get; init; }

    [Description("How the person moves; not with engine avatar_iii.")]
    public string? MotionPrompt { get; init; }

    [Description("Ask for captions with the video.")]
    [OpenInList("Captions: {} makes a file, style \"default\" draws them too.")]
    public VideoCaption? Caption { get; init; }

    [RareField]
    [Description("Picture laid over the whole video.")]
    public Watermark? Watermark { get; init; }

    [RareField]
    [Description("Public address that HeyGen calls when the video is done or has failed.")]
    public string? CallbackUrl { get; init; }

    [RareField]
    [Description("Mark of yours that HeyGen repeats in its callback.")]
    public string? CallbackId { get; init; }
}
