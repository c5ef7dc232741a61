using HeyGen.Sandbox.Webhooks;

namespace HeyGen.Sandbox.VideoTranslations;

/// <summary>A video that is being translated into one language, or has been.</summary>
internal sealed record VideoTranslation(JsonElement Request, Job Job, string OutputLanguage, byte[] Subtitles) : Product(Request, Job), IResource, IEventSource
{
    /// <summary>The length that is reported and charged for.</summary>
    public required double Seconds { get; init; }

    public required bool HasCaptions { get; init; }

    public static string Noun => "Video translation";

    public override IEnumerable<MediaFile> Media
    {
        get
        {
            yield return IsAudioOnly ? new(Medium(".wav"), MediaContent.Tone(Seconds, Id)) : new MediaFile(Medium(".mp4"), MediaContent.Film("mp4"));
            if (HasCaptions)
            {
                yield return new(Medium(".srt"), new("application/x-subrip", () => Subtitles));
                yield return new(Medium(".vtt"), new("text/vtt", () => VideoTranslations.Subtitles.ToWebVtt(Subtitles)));
            }
        }
    }

    protected override string[] Repeated => ["callback_id", "input_language"];

    protected override string Failure => "The video could not be translated.";

    private bool IsAudioOnly => Request.Flag("translate_audio_only");

    public override string Status(DateTimeOffset now) => Job.Status(now, "pending", 0.2, "running");

    public WebhookEvent? EndEvent(EventWindow window) =>
        window.End("video_translate", Id, Job, () => new() { ["video_translation_id"] = Id, ["callback_id"] = Request.Text("callback_id") });

    public override JsonObject Describe(ApiCall call)
    {
        var described = base.Describe(call);
        described["output_language"] = OutputLanguage;
        described["translate_audio_only"] = IsAudioOnly;
        return described;
    }

    protected override Dictionary<string, JsonNode?> Result(Func<string, string> link) => new()
    {
        ["duration"] = Seconds,
        ["video_url"] = IsAudioOnly ? null : link(Medium(".mp4")),
        ["audio_url"] = IsAudioOnly ? link(Medium(".wav")) : null,
        ["srt_caption_url"] = HasCaptions ? link(Medium(".srt")) : null,
        ["vtt_caption_url"] = HasCaptions ? link(Medium(".vtt")) : null,
    };
}
