using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.Sandbox.Batches;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Media;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.VideoTranslations;

/// <summary>The API's <c>video_translation</c> group, but for proofreads.</summary>
internal sealed class VideoTranslationOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["create_video_translation"] = Create,
        ["get_video_translation"] = call => call.Answer(Find(call).Describe(call)),
        ["list_video_translations"] = call => call.AnswerPage(
            call.Account.Made<VideoTranslation>().NewestFirst(), translation => translation.Id, translation => translation.Describe(call)),
        ["update_video_translation"] = Rename,
        ["delete_video_translation"] = Delete,
        ["list_video_translation_languages"] = call =>
            call.Answer(new JsonObject { ["languages"] = new JsonArray([.. Languages.All.Select(language => (JsonNode)language)]) }),
        ["create_video_translation_batch"] = CreateBatch,
        ["get_video_translation_batch"] = BatchOperations.Get,
        ["bulk_video_translation_statuses"] = call =>
            BatchOperations.Statuses(call, "video_translation_ids", id => call.Account.Made<VideoTranslation>().GetValueOrDefault(id)?.Status(call.Now)),
    };

    /// <summary>Keeps a new translation, and makes its files ready for when it is done.</summary>
    public static void Add(ApiCall call, VideoTranslation translation)
    {
        call.Account.Made<VideoTranslation>().Add(translation.Id, translation);
        var media = call.World.Media;
        if (translation.IsAudioOnly)
            media.Publish(translation.AudioMedium, MediaContent.Tone(translation.Seconds, translation.Id));
        else
            media.Publish(translation.FilmMedium, MediaContent.Film("mp4"));
        if (!translation.HasCaptions)
            return;
        media.Publish(translation.SubRipMedium, new MediaContent("application/x-subrip", () => translation.Subtitles));
        media.Publish(translation.WebVttMedium, new MediaContent("text/vtt", () => Subtitles.ToWebVtt(translation.Subtitles)));
    }

    /// <summary>A job for each language: all begin or none does.</summary>
    private static ApiAnswer Create(ApiCall call)
    {
        var request = TranslationRequest.Check(call, call.Body);
        var languages = Languages.Read(call.Body);
        var jobs = call.Account.StartQueue([.. languages.Select(_ => request.Terms(call.Body.Flag("translate_audio_only"), takesSlot: true))]);
        var ids = new JsonArray();
        foreach (var (language, job) in languages.Zip(jobs))
        {
            var translation = request.Begin(call, language, job);
            Add(call, translation);
            ids.Add((JsonNode)translation.Id);
        }

        return call.Answer(new JsonObject { ["video_translation_ids"] = ids });
    }

    private static ApiAnswer CreateBatch(ApiCall call)
    {
        var items = call.Body.Items("video_translations")
            .SelectMany(body => body.Items("output_languages").Select(language => (Body: body, Language: language.GetString()!)))
            .ToArray();
        if (items.Length > BatchOperations.MostItems)
        {
            throw ApiException.InvalidParameter(
                "video_translations", $"video_translations: at most {BatchOperations.MostItems} items, counted once for each language; found {items.Length}.");
        }

        return BatchOperations.Create(call, items, item => Work(call, item.Body, item.Language));
    }

    private static BatchWork Work(ApiCall call, JsonElement body, string language)
    {
        var request = TranslationRequest.Check(call, body);
        Languages.Check(language, "output_languages");
        return new BatchWork(request.Terms(body.Flag("translate_audio_only"), takesSlot: false), job =>
        {
            var translation = request.Begin(call, language, job);
            Add(call, translation);
            return translation.Id;
        });
    }

    private static ApiAnswer Rename(ApiCall call)
    {
        var translation = Find(call);
        translation.Title = call.Body.Text("title");
        return call.Answer(translation.Describe(call));
    }

    private static ApiAnswer Delete(ApiCall call)
    {
        var translation = Find(call);
        call.Account.Made<VideoTranslation>().Remove(translation.Id);
        call.World.Media.Withdraw(translation.FilmMedium, translation.AudioMedium, translation.SubRipMedium, translation.WebVttMedium);
        return call.Answer(new JsonObject { ["id"] = translation.Id });
    }

    private static VideoTranslation Find(ApiCall call)
    {
        var id = call.PathValue("video_translation_id");
        return call.Account.Made<VideoTranslation>().GetValueOrDefault(id) ?? throw ApiException.NotFound("not_found", "Video translation", id);
    }
}
