using HeyGen.Sandbox.Webhooks;

namespace HeyGen.Sandbox.VideoTranslations;

/// <summary>A video that is being translated into one language, or has been.</summary>
internal sealed record VideoTranslation(string Id, Job Job, string OutputLanguage, long CreatedAt) : IResource, IEventSource
{
    /// <summary>The share of the job after which the work is said to run.</summary>
    private const double RunsAt = 0.2;

    public string? Title { get; set; }

    public string? InputLanguage { get; init; }

    public string? CallbackId { get; init; }

    public bool IsAudioOnly { get; init; }

    public bool HasCaptions { get; init; }

    public required byte[] Subtitles { get; init; }

    /// <summary>The length that is reported and charged for.</summary>
    public required double Seconds { get; init; }

    public static string Noun => "Video translation";

    public IEnumerable<MediaFile> Media
    {
        get
        {
            yield return IsAudioOnly ? new MediaFile(AudioMedium, MediaContent.Tone(Seconds, Id)) : new MediaFile(FilmMedium, MediaContent.Film("mp4"));
            if (!HasCaptions)
            {
                yield break;
            }
            yield return new(SubRipMedium, new("application/x-subrip", () => Subtitles));
            yield return new(WebVttMedium, new("text/vtt", () => VideoTranslations.Subtitles.ToWebVtt(Subtitles)));
        }
    }

    private string FilmMedium => $"translations/{Id}.mp4";

    private string AudioMedium => $"translations/{Id}.wav";

    private string SubRipMedium => $"translations/{Id}.srt";

    private string WebVttMedium => $"translations/{Id}.vtt";

    public string Status(DateTimeOffset now) => Job.Status(now, "pending", RunsAt, "running");

    public WebhookEvent? EndEvent(EventWindow window) =>
        window.End("video_translate", Id, Job, () => new() { ["video_translation_id"] = Id, ["callback_id"] = CallbackId });

    public JsonObject Describe(ApiCall call)
    {
        var status = Status(call.Now);
        string? Link(bool exists, string medium) => status == "completed" && exists ? call.Link(medium) : null;
        return new()
        {
            ["id"] = Id,
            ["title"] = Title,
            ["status"] = status,
            ["created_at"] = CreatedAt,
            ["input_language"] = InputLanguage,
            ["output_language"] = OutputLanguage,
            ["translate_audio_only"] = IsAudioOnly,
            ["duration"] = status == "completed" ? Seconds : null,
            ["video_url"] = Link(!IsAudioOnly, FilmMedium),
            ["audio_url"] = Link(IsAudioOnly, AudioMedium),
            ["srt_caption_url"] = Link(HasCaptions, SubRipMedium),
            ["vtt_caption_url"] = Link(HasCaptions, WebVttMedium),
            ["callback_id"] = CallbackId,
            ["failure_message"] = status == "failed" ? "The video could not be translated." : null,
        };
    }
}
