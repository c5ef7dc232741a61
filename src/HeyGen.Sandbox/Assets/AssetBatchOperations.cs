using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Assets;

/// <summary>Direct uploads of many files, and the states of many assets.</summary>
internal static class AssetBatchOperations
{
    public static ApiAnswer Create(ApiCall call)
    {
        if (call.Body.Text("callback_url") is { } callback)
            AssetInput.CheckUrl(callback, "callback_url");
        // All are checked before the first is announced.
        var files = call.Body.Items("files").Select((file, index) => DirectUploadOperations.Read(file, $"files[{index}].")).ToArray();
        var uploads = files.Select(file => DirectUploadOperations.Announce(call, file)).ToArray();
        var batch = new AssetBatch(Ids.New(), call.Body.Text("title"), call.Now.ToUnixTimeSeconds(), uploads);
        call.Account.Made<AssetBatch>().Add(batch.Id, batch);
        return call.Answer(new JsonObject
        {
            ["batch_id"] = batch.Id,
            ["items"] = new JsonArray([.. uploads.Select(upload => DirectUploadOperations.Describe(call, upload))]),
        });
    }

    /// <summary>Takes what is there; a file whose bytes come later needs another call.</summary>
    public static ApiAnswer Complete(ApiCall call)
    {
        var batch = Find(call, call.Body.Text("batch_id")!, "batch_id");
        if (!batch.Uploads.Any(upload => upload.HasBytes))
            throw new ApiException(409, "resource_not_ready", "No file of the batch has been uploaded yet.");
        foreach (var upload in batch.Uploads)
        {
            upload.Take(call.World.Clock);
            DirectUploadOperations.Keep(call, upload);
        }

        return call.Answer(new JsonObject { ["batch_id"] = batch.Id });
    }

    public static ApiAnswer Get(ApiCall call)
    {
        var batch = Find(call, call.PathValue("batch_id"), parameter: null);
        var (items, next) = call.Page([.. batch.Items(call.Now)], item => item["item_index"]!.ToString());
        var counts = batch.Uploads.CountBy(upload => upload.Status(call.Now)).Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value));
        return call.Answer(new JsonObject
        {
            ["batch_id"] = batch.Id,
            ["title"] = batch.Title,
            ["status"] = batch.Status(call.Now),
            ["total_items"] = batch.Uploads.Count,
            ["counts_by_status"] = new JsonObject(counts),
            ["created_at"] = batch.CreatedAt,
            ["items"] = new JsonArray([.. items]),
            ["has_more"] = next is not null,
            ["next_token"] = next,
        });
    }

    /// <summary>The assets named, and the members of the batches named. What is not there is <c>not_found</c>.</summary>
    public static ApiAnswer Statuses(ApiCall call)
    {
        JsonObject[] entries = [.. Listed(call, "asset_ids").Select(id => StatusOf(call, id)), .. Listed(call, "batch_ids").SelectMany(id => MembersOf(call, id))];
        return call.AnswerPage(entries, _ => "", entry => entry);
    }

    private static JsonObject StatusOf(ApiCall call, string id)
    {
        var upload = DirectUploadOperations.Find(call, id);
        return new JsonObject
        {
            ["video_id"] = id,
            ["status"] = upload?.Status(call.Now) ?? call.Account.Assets.GetValueOrDefault(id)?.Status(call.Now) ?? "not_found",
            ["error"] = upload?.Error(call.Now),
        };
    }

    private static IEnumerable<JsonObject> MembersOf(ApiCall call, string batchId)
    {
        if (!call.Account.Made<AssetBatch>().TryGetValue(batchId, out var batch))
            return [new JsonObject { ["batch_id"] = batchId, ["status"] = "not_found" }];
        return batch.Items(call.Now).Select(item =>
        {
            item["batch_id"] = batchId;
            return item;
        });
    }

    private static AssetBatch Find(ApiCall call, string id, string? parameter) =>
        call.Account.Made<AssetBatch>().TryGetValue(id, out var batch) ? batch : throw ApiException.NotFound("not_found", "Batch", id, parameter);

    private static string[] Listed(ApiCall call, string parameter) =>
        call.QueryValue(parameter)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
