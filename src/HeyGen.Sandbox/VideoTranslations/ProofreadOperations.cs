using System.Text.Json.Nodes;
using HeyGen.Sandbox.Assets;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.Media;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.VideoTranslations;

/// <summary>Proofreads: subtitles that the caller edits before the translation is rendered.</summary>
internal sealed class ProofreadOperations : IOperationGroup
{
    /// <summary>At speed 1.</summary>
    private const double JobSeconds = 6;

    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["create_proofread"] = Create,
        ["get_proofread"] = call => call.Answer(Find(call).Describe(call)),
        ["download_proofread_srt"] = Download,
        ["upload_proofread_srt"] = Upload,
        ["generate_from_proofread"] = Generate,
    };

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
            var proofread = new Proofread(Ids.New(), job, language, title, request.Mode, call.Now.ToUnixTimeSeconds())
            {
                Original = request.GivenSubtitles ?? Subtitles.Invent(language),
            };
            call.Account.Made<Proofread>().Add(proofread.Id, proofread);
            call.World.Media.Publish(proofread.OriginalMedium, new MediaContent(FileType.SubRip.MimeType, () => proofread.Original));
            call.World.Media.Publish(proofread.CurrentMedium, new MediaContent(FileType.SubRip.MimeType, () => proofread.Current));
            ids.Add((JsonNode)proofread.Id);
        }

        return call.Answer(new JsonObject { ["proofread_ids"] = ids, ["status"] = "processing" });
    }

    private static ApiAnswer Download(ApiCall call)
    {
        var proofread = FindReady(call);
        return call.Answer(new JsonObject { ["srt_url"] = call.Link(proofread.CurrentMedium), ["original_srt_url"] = call.Link(proofread.OriginalMedium) });
    }

    private static ApiAnswer Upload(ApiCall call)
    {
        var proofread = FindReady(call);
        proofread.Edited = Subtitles.Read(call, call.Body.Field("srt")!.Value, "srt");
        return call.Answer(proofread.Describe(call));
    }

    /// <summary>What is edited later does not change a film that was begun.</summary>
    private static ApiAnswer Generate(ApiCall call)
    {
        var proofread = FindReady(call);
        if (call.Body.Text("callback_url") is { } callback)
            AssetInput.CheckUrl(callback, "callback_url");
        var isAudioOnly = call.Body.Flag("translate_audio_only");
        var price = TranslationPrices.Translation(proofread.Mode, isAudioOnly, SpokenLength.UnknownAudioSeconds);
        var job = call.Account.StartJob(new JobTerms(TranslationRequest.JobSeconds, price, TakesSlot: true).With(TestHooks.In(proofread.Title)));
        var translation = new VideoTranslation(Ids.New(), job, proofread.OutputLanguage, call.Now.ToUnixTimeSeconds())
        {
            Title = proofread.Title,
            CallbackId = call.Body.Text("callback_id"),
            IsAudioOnly = isAudioOnly,
            HasCaptions = call.Body.Flag("captions"),
            Subtitles = proofread.Current,
            Seconds = SpokenLength.UnknownAudioSeconds,
        };
        VideoTranslationOperations.Add(call, translation);
        return call.Answer(new JsonObject { ["video_translation_id"] = translation.Id, ["status"] = "processing" });
    }

    private static Proofread Find(ApiCall call)
    {
        var id = call.PathValue("proofread_id");
        return call.Account.Made<Proofread>().GetValueOrDefault(id) ?? throw ApiException.NotFound("not_found", "Proofread", id);
    }

    /// <exception cref="ApiException">409 while the subtitles are being prepared, or when that has failed.</exception>
    private static Proofread FindReady(ApiCall call)
    {
        var proofread = Find(call);
        return proofread.Status(call.Now) switch
        {
            "processing" => throw new ApiException(409, "resource_not_ready", $"The subtitles of proofread {proofread.Id} are still being prepared."),
            "failed" => throw new ApiException(409, "conflict", $"The preparation of proofread {proofread.Id} has failed."),
            _ => proofread,
        };
    }
}
