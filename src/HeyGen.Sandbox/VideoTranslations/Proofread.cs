using HeyGen.Sandbox.Webhooks;

namespace HeyGen.Sandbox.VideoTranslations;

/// <summary>Subtitles of one language that are prepared, then edited by the caller, then rendered.</summary>
internal sealed record Proofread(string Id, Job Job, string OutputLanguage, string Title, string Mode, long CreatedAt) : IResource, IEventSource
{
    /// <summary>As HeyGen prepared them.</summary>
    public required byte[] Original { get; init; }

    /// <summary>As the caller last sent them; null before.</summary>
    public byte[]? Edited { get; set; }

    public byte[] Current => Edited ?? Original;

    public string OriginalMedium => $"proofreads/{Id}-original.srt";

    public string CurrentMedium => $"proofreads/{Id}.srt";

    public static string Noun => "Proofread";

    public IEnumerable<MediaFile> Media =>
        [new(OriginalMedium, new(FileType.SubRip.MimeType, () => Original)), new(CurrentMedium, new(FileType.SubRip.MimeType, () => Current))];

    /// <summary>409 while the subtitles are being prepared, or when that has failed.</summary>
    public ApiException? NotReady(ApiCall call, string? parameter) => Job.State(call.Now) switch
    {
        JobState.Running => new(409, "resource_not_ready", $"The subtitles of proofread {Id} are still being prepared."),
        JobState.Failed => new(409, "conflict", $"The preparation of proofread {Id} has failed."),
        _ => null,
    };

    public WebhookEvent? EndEvent(EventWindow window) => window.End("proofread_creation", Id, Job, () => new() { ["proofread_id"] = Id });

    public JsonObject Describe(ApiCall call)
    {
        var status = Job.Status(call.Now, "processing");
        return new()
        {
            ["id"] = Id,
            ["title"] = Title,
            ["status"] = status,
            ["created_at"] = CreatedAt,
            ["input_language"] = null,
            ["output_language"] = OutputLanguage,
            ["submitted_for_review"] = false,
            ["failure_message"] = status == "failed" ? "The subtitles could not be prepared." : null,
        };
    }
}
