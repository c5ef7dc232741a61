namespace HeyGen.Sandbox.VideoTranslations;

/// <summary>Proofreads: subtitles that the caller edits before the translation is rendered.</summary>
internal sealed class ProofreadOperations : IOperationGroup
{
    private const double JobSeconds = 6;

    public void Register(OperationTable operations)
    {
        operations.Stores<Proofread>("/v3/video-translations/proofreads");
        operations["create_proofread"] = Create;
        operations["download_proofread_srt"] = Download;
        operations["upload_proofread_srt"] = Upload;
        operations["generate_from_proofread"] = Generate;
    }

    /// <summary>One for each language: all begin or none does. The preparation is no render, so it takes no slot.</summary>
    private static ApiAnswer Create(ApiCall call)
    {
        var request = TranslationRequest.Check(call, call.Body);
        var terms = new JobTerms(JobSeconds, Prices.Proofread(request.Seconds)).With(TestHooks.In(call.Body.Text("title")));
        var languages = Languages.Read(call.Body);
        var proofreads = languages.Zip(call.Account.StartQueue([.. languages.Select(_ => terms)]), (language, job) =>
            call.Keep(new Proofread(call.Body, job, language, request.GivenSubtitles ?? Subtitles.Invent(language), new(request.Size, request.Seconds))));
        return call.Answer(new JsonObject { ["proofread_ids"] = proofreads.Select(proofread => proofread.Id).ToJson(), ["status"] = "processing" });
    }

    private static ApiAnswer Download(ApiCall call)
    {
        var proofread = call.FoundReady<Proofread>();
        return call.Answer(new JsonObject { ["srt_url"] = call.Link(proofread.CurrentMedium), ["original_srt_url"] = call.Link(proofread.OriginalMedium) });
    }

    private static ApiAnswer Upload(ApiCall call)
    {
        var proofread = call.FoundReady<Proofread>();
        proofread.Current = Subtitles.Read(call, call.Body.Field("srt")!.Value, "srt");
        return call.Answer(proofread.Describe(call));
    }

    /// <summary>What is edited later does not change a film that was begun.</summary>
    private static ApiAnswer Generate(ApiCall call)
    {
        var proofread = call.FoundReady<Proofread>();
        AssetInput.CheckUrlField(call.Body, "callback_url");
        var price = Prices.Translation(proofread.Request.Text("mode"), call.Body.Flag("translate_audio_only"), proofread.Film.Seconds);
        var job = call.Account.StartJob(new JobTerms(TranslationRequest.JobSeconds, price, TakesSlot: true).With(TestHooks.In(proofread.Title)));
        var translation = call.Keep(new VideoTranslation(call.Body, job, proofread.OutputLanguage, proofread.Current)
        {
            Title = proofread.Title,
            Film = proofread.Film,
        });
        return call.Answer(new JsonObject { ["video_translation_id"] = translation.Id, ["status"] = "processing" });
    }
}

/// <summary>Subtitles of one language that are prepared, then edited by the caller, then rendered.</summary>
internal sealed record Proofread(JsonElement Request, Job Job, string OutputLanguage, byte[] Original, Footage Film)
    : Product(Request, Job), IResource, IEventSource
{
    /// <summary>As HeyGen prepared them, or as the caller last sent them.</summary>
    public byte[] Current { get; set; } = Original;

    public string OriginalMedium => Medium("-original.srt");

    public string CurrentMedium => Medium(".srt");

    public static string Noun => "Proofread";

    public override IEnumerable<MediaFile> Media =>
        [new(OriginalMedium, new(FileType.SubRip.MimeType, () => Original)), new(CurrentMedium, new(FileType.SubRip.MimeType, () => Current))];

    protected override string Failure => "The subtitles could not be prepared.";

    public override string Status(DateTimeOffset now) => Job.Status(now, "processing");

    public ApiException? NotReady(ApiCall call, string? parameter) => Job.State(call.Now) switch
    {
        JobState.Running => new(409, "resource_not_ready", $"The subtitles of proofread {Id} are still being prepared."),
        JobState.Failed => new(409, "conflict", $"The preparation of proofread {Id} has failed."),
        _ => null,
    };

    public WebhookEvent? EndEvent(EventWindow window) => window.End("proofread_creation", Id, Job, () => new() { ["proofread_id"] = Id });

    public override JsonObject Describe(ApiCall call)
    {
        var described = base.Describe(call);
        described["output_language"] = OutputLanguage;
        described["submitted_for_review"] = false;
        return described;
    }

    protected override Dictionary<string, JsonNode?> Result(Func<string, string> link) => [];
}
