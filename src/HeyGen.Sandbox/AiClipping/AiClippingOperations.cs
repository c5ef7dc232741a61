using System.Text.Json.Nodes;
using HeyGen.Sandbox.Assets;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.Media;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.AiClipping;

/// <summary>The API's group <c>ai_clipping</c>.</summary>
internal sealed class AiClippingOperations : IOperationGroup
{
    private const double JobSeconds = 10;

    /// <summary>From one secondary source; HeyGen publishes none.</summary>
    private const decimal PriceOfAClip = 0.15m;

    private static readonly (string Title, int ViralityScore)[] moments = [("The best question", 87), ("What nobody expected", 74), ("In one sentence", 61)];

    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["create_ai_clipping"] = Create,
        ["get_ai_clipping"] = call => call.Answer(Find(call).Describe(call.Now, call.Link)),
        ["list_ai_clipping"] = call => call.AnswerPage(call.Account.Made<ClippingJob>().NewestFirst(), job => job.Id, job => job.Describe(call.Now, call.Link)),
        ["delete_ai_clipping"] = Delete,
    };

    private static ApiAnswer Create(ApiCall call)
    {
        var body = call.Body;
        AssetInput.Check(call, body.Field("video")!.Value, "video", "video");
        if (body.Text("callback_url") is { } callback)
            AssetInput.CheckUrl(callback, "callback_url");
        var settings = ClippingSettings.Read(body);
        var terms = new JobTerms(JobSeconds, PriceOfAClip * moments.Length).With(TestHooks.In(body.Text("title"), settings.Prompt));
        var job = new ClippingJob(Ids.New(), body.Text("title"), call.Account.StartJob(terms))
        {
            Settings = settings,
            Clips = [.. moments.Select((moment, index) => new Clip(Ids.New(), moment.Title, settings.Seconds(index), moment.ViralityScore))],
            InputLanguage = body.Text("input_language"),
            CallbackId = body.Text("callback_id"),
        };
        call.Account.Made<ClippingJob>().Add(job.Id, job);
        foreach (var clip in job.Clips)
        {
            call.World.Media.Publish(clip.FilmMedium, MediaContent.Film("mp4"));
            call.World.Media.Publish(clip.ThumbnailMedium, MediaContent.Picture(360, 640, clip.Id));
        }

        return call.Answer(new JsonObject { ["ai_clipping_id"] = job.Id });
    }

    private static ApiAnswer Delete(ApiCall call)
    {
        var job = Find(call);
        call.Account.Made<ClippingJob>().Remove(job.Id);
        foreach (var clip in job.Clips)
            call.World.Media.Withdraw(clip.FilmMedium, clip.ThumbnailMedium);
        return call.Answer(new JsonObject { ["id"] = job.Id });
    }

    private static ClippingJob Find(ApiCall call)
    {
        var id = call.PathValue("job_id");
        return call.Account.Made<ClippingJob>().GetValueOrDefault(id) ?? throw ApiException.NotFound("not_found", "Clipping job", id);
    }
}
