namespace HeyGen.Sandbox.VideoTranslations;

/// <summary>The API's <c>video_translation</c> group, but for proofreads.</summary>
internal sealed class VideoTranslationOperations : IOperationGroup
{
    public void Register(OperationTable operations)
    {
        operations.Stores<VideoTranslation>("/v3/video-translations");
        operations.Stores<Batch>("/v3/video-translations/batches");
        operations["create_video_translation"] = Create;
        operations["update_video_translation"] = Rename;
        operations["list_video_translation_languages"] = call => call.Answer(new JsonObject { ["languages"] = Languages.All.ToJson() });
        operations["create_video_translation_batch"] = CreateBatch;
        operations["bulk_video_translation_statuses"] = call =>
            Batch.AnswerStatuses(call, "video_translation_ids", id => call.TryFind<VideoTranslation>(id)?.Describe(call));
    }

    /// <summary>A job for each language: all begin or none does.</summary>
    private static ApiAnswer Create(ApiCall call)
    {
        var request = TranslationRequest.Check(call, call.Body);
        var languages = Languages.Read(call.Body);
        var jobs = call.Account.StartQueue([.. languages.Select(_ => request.Terms(takesSlot: true))]);
        var ids = languages.Zip(jobs, (language, job) => request.Begin(call, language, job));
        return call.Answer(new JsonObject { ["video_translation_ids"] = ids.ToJson() });
    }

    private static ApiAnswer CreateBatch(ApiCall call)
    {
        var items = call.Body.Items("video_translations")
            .SelectMany(body => body.Texts("output_languages"), (body, language) => (Body: body, Language: language))
            .ToArray();
        ApiException.ThrowIf(
            items.Length > BatchRequest.MostOfABatch,
            "video_translations", $"at most {BatchRequest.MostOfABatch} items, counted once for each language; found {items.Length}");

        return BatchRequest.CreateBatch(call, items, item => Work(call, item.Body, item.Language));
    }

    private static BatchWork Work(ApiCall call, JsonElement body, string language)
    {
        var request = TranslationRequest.Check(call, body);
        Languages.Check(language, "output_languages");
        return new(request.Terms(takesSlot: false), job => request.Begin(call, language, job));
    }

    private static ApiAnswer Rename(ApiCall call)
    {
        var translation = call.Found<VideoTranslation>();
        translation.Title = call.Body.Text("title");
        return call.Answer(translation.Describe(call));
    }
}

/// <summary>A video that is being translated into one language, or has been.</summary>
internal sealed record VideoTranslation(JsonElement Request, Job Job, string OutputLanguage, byte[] Subtitles) : Product(Request, Job), IResource, IEventSource
{
    /// <summary>The length is reported and charged for.</summary>
    public required Footage Film { get; init; }

    public static string Noun => "Video translation";

    public override IEnumerable<MediaFile> Media
    {
        get
        {
            yield return IsAudioOnly
                ? new(Medium(".wav"), MediaContent.Tone(Film.Seconds, Id))
                : new MediaFile(Medium(".mp4"), MediaContent.Film("mp4", Film.Size!, Film.Seconds));
            yield return new(Medium(".srt"), new("application/x-subrip", () => Subtitles));
            yield return new(Medium(".vtt"), new("text/vtt", () => VideoTranslations.Subtitles.ToWebVtt(Subtitles)));
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
        ["duration"] = Film.Seconds,
        ["video_url"] = IsAudioOnly ? null : link(Medium(".mp4")),
        ["audio_url"] = IsAudioOnly ? link(Medium(".wav")) : null,
        ["srt_caption_url"] = link(Medium(".srt")),
        ["vtt_caption_url"] = link(Medium(".vtt")),
    };
}
