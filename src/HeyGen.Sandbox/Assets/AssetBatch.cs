namespace HeyGen.Sandbox.Assets;

/// <summary>
/// Direct uploads that were announced together. Unlike other batches they begin nothing: the items wait until their bytes are there and the batch is
/// completed.
/// </summary>
internal static class AssetBatch
{
    public static ApiAnswer Create(ApiCall call)
    {
        AssetInput.CheckUrlField(call.Body, "callback_url");
        // All are checked before the first is announced.
        var files = call.Body.Items("files").Select((file, index) => DirectUploadOperations.Read(file, $"files[{index}].")).ToArray();
        var uploads = files.Select(file => DirectUploadOperations.Announce(call, file)).ToArray();
        return call.Answer(new JsonObject
        {
            ["batch_id"] = Batch.Keep(call, uploads).Id,
            ["items"] = uploads.Select(upload => DirectUploadOperations.Describe(call, upload)).ToJson(),
        });
    }

    /// <summary>Takes what is there; a file whose bytes come later needs another call.</summary>
    public static ApiAnswer Complete(ApiCall call)
    {
        var batch = call.Find<Batch>(call.Body.Text("batch_id")!, "batch_id");
        var uploads = batch.Items.OfType<DirectUpload>().ToArray();
        ApiException.ThrowIf(!uploads.Any(upload => upload.HasBytes), 409, "resource_not_ready", "No file of the batch has been uploaded yet.");
        foreach (var upload in uploads)
        {
            upload.Take(call.World.Clock);
            DirectUploadOperations.Keep(call, upload);
        }
        return call.Answer(new JsonObject { ["batch_id"] = batch.Id });
    }

    /// <summary>The assets named, and the members of the batches named.</summary>
    public static ApiAnswer AnswerStatuses(ApiCall call) => Batch.AnswerStatuses(call, "asset_ids", id =>
    {
        var upload = DirectUploadOperations.Find(call, id);
        var status = upload?.Status(call.Now) ?? call.TryFind<Asset>(id)?.Status(call.Now);
        return status is null ? null : new() { ["status"] = status, ["error"] = upload?.Error(call.Now) };
    });
}
