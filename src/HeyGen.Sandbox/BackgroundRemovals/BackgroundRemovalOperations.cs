using System.Text.Json.Nodes;
using HeyGen.Sandbox.Assets;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.Media;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.BackgroundRemovals;

/// <summary>The API's group <c>background_removal</c>. No price is known, so it is free here.</summary>
internal sealed class BackgroundRemovalOperations : IOperationGroup
{
    private const double JobSeconds = 8;

    /// <summary>The sandbox fetches nothing, so it does not know how long the film is.</summary>
    private const double FilmSeconds = 6;

    private static readonly string[] EveryLayer = ["foreground", "mask", "background"];

    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["create_background_removal"] = Create,
        ["get_background_removal"] = call => call.Answer(Describe(call, Find(call))),
        ["list_background_removals"] = List,
        ["delete_background_removal"] = Delete,
    };

    /// <summary>A request id that was used before stands for the job that it began; the header <c>Idempotency-Key</c> is ignored here.</summary>
    private static ApiAnswer Create(ApiCall call)
    {
        var jobs = call.Account.Made<BackgroundRemoval>();
        var requestId = call.Body.Text("request_id");
        if (requestId is not null && jobs.Values.FirstOrDefault(job => job.RequestId == requestId) is { } first)
            return call.Answer(Describe(call, first));

        AssetInput.Check(call, call.Body.Field("video")!.Value, "video", "video");
        var layers = call.Body.Field("layers") is null ? EveryLayer : [.. call.Body.Items("layers").Select(layer => layer.GetString()!)];
        var work = call.Account.StartJob(new JobTerms(JobSeconds).With(TestHooks.In(call.Body.Text("title"))));
        var job = new BackgroundRemoval(Ids.New(), layers, work) { RequestId = requestId };
        foreach (var layer in layers)
            call.World.Media.Publish(job.Medium(layer), MediaContent.Film(BackgroundRemoval.Format(layer)));
        jobs.Add(job.Id, job);
        return call.Answer(Describe(call, job));
    }

    private static ApiAnswer List(ApiCall call)
    {
        var jobs = call.Account.Made<BackgroundRemoval>().NewestFirst().Where(job => !job.IsDeleted);
        return call.AnswerPage([.. jobs], job => job.Id, job => Describe(call, job));
    }

    private static ApiAnswer Delete(ApiCall call)
    {
        var job = Find(call);
        job.IsDeleted = true;
        foreach (var layer in job.Layers)
            call.World.Media.Withdraw(job.Medium(layer));
        return call.Answer(new JsonObject { ["id"] = job.Id, ["deleted"] = true });
    }

    private static JsonObject Describe(ApiCall call, BackgroundRemoval job)
    {
        var status = job.Status(call.Now);
        var isDone = status == "completed";
        return new()
        {
            ["id"] = job.Id,
            ["status"] = status,
            ["layers"] = isDone ? new JsonObject(job.Layers.Select(layer => KeyValuePair.Create(layer, (JsonNode?)call.Link(job.Medium(layer))))) : [],
            ["duration"] = isDone ? FilmSeconds : null,
            ["error"] = status == "failed" ? "The video could not be taken apart." : null,
            ["created_at"] = job.Job.StartedAt.ToUnixTimeSeconds(),
            ["completed_at"] = isDone ? job.Job.EndsAt.ToUnixTimeSeconds() : null,
        };
    }

    private static BackgroundRemoval Find(ApiCall call) =>
        call.Account.Made<BackgroundRemoval>().GetValueOrDefault(call.PathValue("job_id"))
        ?? throw ApiException.NotFound("not_found", "Background removal", call.PathValue("job_id"));
}
