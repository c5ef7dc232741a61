using HeyGen.Sandbox.Batches;

namespace HeyGen.Sandbox.VideoTranslations;

/// <summary>The API's <c>video_translation</c> group, but for proofreads.</summary>
internal sealed class VideoTranslationOperations : IOperationGroup
{
    public void Register(OperationTable operations)
    {
        operations.Stores<VideoTranslation>("/v3/video-translations");
        operations.Stores<RequestBatch>("/v3/video-translations/batches");
        operations["create_video_translation"] = Create;
        operations["update_video_translation"] = Rename;
        operations["list_video_translation_languages"] = call => call.Answer(new JsonObject { ["languages"] = Languages.All.ToJson() });
        operations["create_video_translation_batch"] = CreateBatch;
        operations["bulk_video_translation_statuses"] = call =>
            RequestBatch.AnswerStatuses(call, "video_translation_ids", id => call.TryFind<VideoTranslation>(id)?.Status(call.Now));
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
        if (items.Length > RequestBatch.MostItems)
        {
            throw ApiException.InvalidParameter(
                "video_translations", $"video_translations: at most {RequestBatch.MostItems} items, counted once for each language; found {items.Length}.");
        }

        return RequestBatch.Create(call, items, item => Work(call, item.Body, item.Language));
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
