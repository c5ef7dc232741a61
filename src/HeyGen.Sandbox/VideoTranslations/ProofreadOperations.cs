namespace HeyGen.Sandbox.VideoTranslations;

/// <summary>Proofreads: subtitles that the caller edits before the translation is rendered.</summary>
internal sealed class ProofreadOperations : IOperationGroup
{
    /// <summary>At speed 1.</summary>
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
        var title = call.Body.Text("title")!;
        var terms = new JobTerms(JobSeconds, TranslationPrices.Proofread(request.Seconds)).With(TestHooks.In(title));
        var ids = new JsonArray();
        var languages = Languages.Read(call.Body);
        foreach (var (language, job) in languages.Zip(call.Account.StartQueue([.. languages.Select(_ => terms)])))
        {
            var proofread = call.Keep(new Proofread(Ids.New(), job, language, title, request.Mode, call.Now.ToUnixTimeSeconds())
            {
                Original = request.GivenSubtitles ?? Subtitles.Invent(language),
            });
            ids.Add((JsonNode)proofread.Id);
        }

        return call.Answer(new JsonObject { ["proofread_ids"] = ids, ["status"] = "processing" });
    }

    private static ApiAnswer Download(ApiCall call)
    {
        var proofread = call.FindReady<Proofread>(call.PathValue("proofread_id"));
        return call.Answer(new JsonObject { ["srt_url"] = call.Link(proofread.CurrentMedium), ["original_srt_url"] = call.Link(proofread.OriginalMedium) });
    }

    private static ApiAnswer Upload(ApiCall call)
    {
        var proofread = call.FindReady<Proofread>(call.PathValue("proofread_id"));
        proofread.Edited = Subtitles.Read(call, call.Body.Field("srt")!.Value, "srt");
        return call.Answer(proofread.Describe(call));
    }

    /// <summary>What is edited later does not change a film that was begun.</summary>
    private static ApiAnswer Generate(ApiCall call)
    {
        var proofread = call.FindReady<Proofread>(call.PathValue("proofread_id"));
        AssetInput.CheckUrlField(call.Body, "callback_url");
        var isAudioOnly = call.Body.Flag("translate_audio_only");
        var price = TranslationPrices.Translation(proofread.Mode, isAudioOnly, SpokenLength.UnknownAudioSeconds);
        var job = call.Account.StartJob(new JobTerms(TranslationRequest.JobSeconds, price, TakesSlot: true).With(TestHooks.In(proofread.Title)));
        var translation = call.Keep(new VideoTranslation(Ids.New(), job, proofread.OutputLanguage, call.Now.ToUnixTimeSeconds())
        {
            Title = proofread.Title,
            CallbackId = call.Body.Text("callback_id"),
            IsAudioOnly = isAudioOnly,
            HasCaptions = call.Body.Flag("captions"),
            Subtitles = proofread.Current,
            Seconds = SpokenLength.UnknownAudioSeconds,
        });
        return call.Answer(new JsonObject { ["video_translation_id"] = translation.Id, ["status"] = "processing" });
    }
}
