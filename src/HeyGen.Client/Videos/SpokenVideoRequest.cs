using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace HeyGen.Client;

/// <summary>What a video of one speaking person takes, whether the person is an avatar look or a picture.</summary>
public abstract record SpokenVideoRequest : VideoRequest
{
    [Description("Text to speak, needing a voice_id unless the look has a default voice; excludes audio_url and audio_asset_id.")]
    [StringLength(5000, MinimumLength = 1)]
    public string? Script { get; init; }

    [Description("Voice for the script, from list_voices; the look's default voice when left out.")]
    public string? VoiceId { get; init; }

    [Description("Public address of recorded speech to lip-sync to; excludes script and audio_asset_id.")]
    public string? AudioUrl { get; init; }

    [Description("Uploaded recording to lip-sync to; excludes script and audio_url.")]
    public string? AudioAssetId { get; init; }

    [Description("Speed, pitch, volume and accent of the voice.")]
    public VoiceSettings? VoiceSettings { get; init; }

    [Description("Title shown in HeyGen's video list.")]
    public string? Title { get; init; }

    [Description("Shape of the frame; auto follows the look or picture.")]
    [AllowedValues("16:9", "9:16", "4:5", "5:4", "1:1", "auto")]
    [DefaultValue("16:9")]
    public string? AspectRatio { get; init; }

    [Description("Output resolution; 4k costs more.")]
    [AllowedValues("4k", "1080p", "720p")]
    public string? Resolution { get; init; }

    [Description("How the person is fitted into the frame: contain shows all, cover fills it.")]
    [AllowedValues("contain", "cover")]
    public string? Fit { get; init; }

    [Description("Colour or picture behind the person; not with output_format webm.")]
    public VideoBackground? Background { get; init; }

    [Description("Cut the person out of the original background.")]
    public bool? RemoveBackground { get; init; }

    [Description("File format; webm has a transparent background, so it excludes background.")]
    [AllowedValues("mp4", "webm")]
    [DefaultValue("mp4")]
    public string? OutputFormat { get; init; }

    [Description("How lively the person is; only photo looks and pictures rendered by engine avatar_iv.")]
    [AllowedValues("high", "medium", "low")]
    public string? Expressiveness { get; init; }

    [Description("How the person should move, in words; not with engine avatar_iii.")]
    public string? MotionPrompt { get; init; }

    [Description("Ask for captions with the video.")]
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
