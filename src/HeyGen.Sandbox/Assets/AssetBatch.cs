using HeyGen.Sandbox.Batches;

namespace HeyGen.Sandbox.Assets;

/// <summary>
/// Direct uploads that were announced together. Unlike other batches it begins nothing: its items wait until their bytes are there and it is completed.
/// </summary>
internal sealed record AssetBatch(string Id, string? Title, long CreatedAt, IReadOnlyList<DirectUpload> Uploads) : Batch(Id, Title, CreatedAt)
{
    public static ApiAnswer Create(ApiCall call)
    {
        AssetInput.CheckUrlField(call.Body, "callback_url");
        // All are checked before the first is announced.
        var files = call.Body.Items("files").Select((file, index) => DirectUploadOperations.Read(file, $"files[{index}].")).ToArray();
        var uploads = files.Select(file => DirectUploadOperations.Announce(call, file)).ToArray();
        var batch = call.Keep(new AssetBatch(Ids.New(), call.Body.Text("title"), call.Now.ToUnixTimeSeconds(), uploads));
        return call.Answer(new JsonObject
        {
            ["batch_id"] = batch.Id,
            ["items"] = uploads.Select(upload => DirectUploadOperations.Describe(call, upload)).ToJson(),
        });
    }

    /// <summary>Takes what is there; a file whose bytes come later needs another call.</summary>
    public static ApiAnswer Complete(ApiCall call)
    {
        var batch = call.Find<AssetBatch>(call.Body.Text("batch_id")!, "batch_id");
        if (!batch.Uploads.Any(upload => upload.HasBytes))
        {
            throw new ApiException(409, "resource_not_ready", "No file of the batch has been uploaded yet.");
        }
        foreach (var upload in batch.Uploads)
        {
            upload.Take(call.World.Clock);
            DirectUploadOperations.Keep(call, upload);
        }

        return call.Answer(new JsonObject { ["batch_id"] = batch.Id });
    }

    /// <summary>The assets named, and the members of the batches named.</summary>
    public static ApiAnswer AnswerStatuses(ApiCall call) => AnswerStatuses<AssetBatch>(call, "asset_ids", id =>
    {
        var upload = DirectUploadOperations.Find(call, id);
        return new()
        {
            ["status"] = upload?.Status(call.Now) ?? call.TryFind<Asset>(id)?.Status(call.Now) ?? "not_found",
            ["error"] = upload?.Error(call.Now),
        };
    });

    protected override IEnumerable<string> Statuses(DateTimeOffset now) => Uploads.Select(upload => upload.Status(now));

    protected override IEnumerable<JsonObject> Items(ApiCall call) => Uploads.Select((upload, index) => new JsonObject
    {
        ["item_index"] = index,
        ["video_id"] = upload.AssetId,
        ["status"] = upload.Status(call.Now),
        ["error"] = upload.Error(call.Now),
    });
}
