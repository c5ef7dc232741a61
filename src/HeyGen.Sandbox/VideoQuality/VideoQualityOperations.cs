using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.Sandbox.Assets;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.VideoQuality;

/// <summary>The API's group <c>video_quality</c>, of which the reference knows ids and states only. No price is known, so it is free here.</summary>
internal sealed class VideoQualityOperations : IOperationGroup
{
    private const double JobSeconds = 4;

    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["create_video_quality_comparison"] = Create,
        ["get_video_quality_comparison"] = call => call.Answer(Find(call).Describe(call.Now)),
        ["create_video_quality_comparison_batch"] = CreateBatch,
        ["get_video_quality_comparison_batch"] = call => call.Answer(Describe(FindBatch(call), call.Now)),
    };

    private static ApiAnswer Create(ApiCall call)
    {
        AssetInput.Check(call, call.Body.Field("video_a")!.Value, "video_a", "video");
        AssetInput.Check(call, call.Body.Field("video_b")!.Value, "video_b", "video");
        return call.Answer(Begin(call, call.Body, place: 0).Describe(call.Now));
    }

    /// <summary>The comparisons are made one after the other. What an item must hold is not known, so nothing is asked of it.</summary>
    private static ApiAnswer CreateBatch(ApiCall call)
    {
        var comparisons = call.Body.Items("comparisons").Select((item, place) => Begin(call, item, place)).ToArray();
        var batch = new ComparisonBatch(Ids.New(), call.Now.ToUnixTimeSeconds(), comparisons);
        call.Account.Made<ComparisonBatch>().Add(batch.Id, batch);
        return call.Answer(new JsonObject { ["batch_id"] = batch.Id, ["status"] = batch.Status(call.Now) });
    }

    private static Comparison Begin(ApiCall call, JsonElement body, int place)
    {
        var terms = new JobTerms(JobSeconds * (place + 1)).With(TestHooks.In(body.GetRawText()));
        var comparison = new Comparison(Ids.New(), call.Account.StartJob(terms)) { BeginsAt = place / (place + 1.0) };
        call.Account.Made<Comparison>().Add(comparison.Id, comparison);
        return comparison;
    }

    private static JsonObject Describe(ComparisonBatch batch, DateTimeOffset now) => new()
    {
        ["batch_id"] = batch.Id,
        ["status"] = batch.Status(now),
        ["created_at"] = batch.CreatedAt,
        ["items"] = new JsonArray(
        [
            .. batch.Comparisons.Select(comparison => new JsonObject
            {
                ["status"] = comparison.ItemStatus(now),
                ["comparison"] = comparison.Describe(now),
            }),
        ]),
    };

    private static Comparison Find(ApiCall call) =>
        call.Account.Made<Comparison>().GetValueOrDefault(call.PathValue("comparison_id"))
        ?? throw ApiException.NotFound("not_found", "Comparison", call.PathValue("comparison_id"));

    private static ComparisonBatch FindBatch(ApiCall call) =>
        call.Account.Made<ComparisonBatch>().GetValueOrDefault(call.PathValue("batch_id"))
        ?? throw ApiException.NotFound("not_found", "Comparison batch", call.PathValue("batch_id"));
}
