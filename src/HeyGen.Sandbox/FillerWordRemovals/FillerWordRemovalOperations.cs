using System.Text.Json.Nodes;
using HeyGen.Sandbox.Assets;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.Media;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.FillerWordRemovals;

/// <summary>The API's group <c>filler_word_removal</c>.</summary>
internal sealed class FillerWordRemovalOperations : IOperationGroup
{
    private const double JobSeconds = 8;

    /// <summary>For each minute of the source, one at least.</summary>
    private const decimal PriceOfAMinute = 0.3m;

    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["create_filler_word_removal"] = Create,
        ["get_filler_word_removal"] = call => call.Answer(Find(call).Describe(call)),
    };

    private static ApiAnswer Create(ApiCall call)
    {
        var body = call.Body;
        AssetInput.Check(call, body.Field("video")!.Value, "video", "video");
        if (body.Text("callback_url") is { } callback)
            AssetInput.CheckUrl(callback, "callback_url");
        var price = PriceOfAMinute * (decimal)Math.Max(1, FillerWordRemoval.SourceSeconds / 60);
        var work = call.Account.StartJob(new JobTerms(JobSeconds, price).With(TestHooks.In(body.Text("title"))));
        var job = new FillerWordRemoval(Ids.New(), body.Text("title"), body.Text("callback_id"), work);
        call.Account.Made<FillerWordRemoval>().Add(job.Id, job);
        call.World.Media.Publish(job.FilmMedium, MediaContent.Film("mp4"));
        call.World.Media.Publish(job.ThumbnailMedium, MediaContent.Picture(640, 360, job.Id));
        return call.Answer(new JsonObject { ["filler_word_removal_id"] = job.Id });
    }

    private static FillerWordRemoval Find(ApiCall call)
    {
        var id = call.PathValue("filler_word_removal_id");
        return call.Account.Made<FillerWordRemoval>().GetValueOrDefault(id) ?? throw ApiException.NotFound("not_found", "Filler-word removal", id);
    }
}
