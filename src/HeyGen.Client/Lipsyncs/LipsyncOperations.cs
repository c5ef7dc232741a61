namespace HeyGen.Client;

/// <summary>Operations on lipsyncs: videos whose speech is replaced, and whose lips follow.</summary>
public static class LipsyncOperations
{
    /// <summary>Replaces the speech of a video.</summary>
    public static Operation<CreateLipsync, CreatedLipsync> Create { get; } =
        new("create_lipsync", HttpMethod.Post, "/v3/lipsyncs", OperationClass.Create, json => json.CreateLipsync, json => json.CreatedLipsync)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Replaces the speech of up to 100 videos.</summary>
    public static Operation<CreateLipsyncBatch, CreatedBatch> CreateBatch { get; } =
        new("create_lipsync_batch", HttpMethod.Post, "/v3/lipsyncs/batches", OperationClass.Create, json => json.CreateLipsyncBatch, json => json.CreatedBatch)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Lists the account's lipsyncs.</summary>
    public static Operation<ListLipsyncs, IReadOnlyList<Lipsync>> List { get; } =
        new("list_lipsyncs", HttpMethod.Get, "/v3/lipsyncs", OperationClass.Read, json => json.ListLipsyncs, json => json.IReadOnlyListLipsync) { IsList = true };

    /// <summary>Reads one lipsync: its state, its addresses, why it failed.</summary>
    public static Operation<GetLipsync, Lipsync> Get { get; } =
        new("get_lipsync", HttpMethod.Get, "/v3/lipsyncs/{lipsync_id}", OperationClass.Read, json => json.GetLipsync, json => json.Lipsync);

    /// <summary>Reads a batch with one page of its items.</summary>
    public static Operation<GetBatch, Batch> GetBatch { get; } =
        new("get_lipsync_batch", HttpMethod.Get, "/v3/lipsyncs/batches/{batch_id}", OperationClass.Read, json => json.GetBatch, json => json.Batch);

    /// <summary>Tells the state of up to 100 lipsyncs at once.</summary>
    public static Operation<BulkLipsyncStatuses, IReadOnlyList<BulkStatus>> Statuses { get; } =
        new("bulk_lipsync_statuses", HttpMethod.Get, "/v3/lipsyncs/statuses", OperationClass.Read, json => json.BulkLipsyncStatuses, json => json.IReadOnlyListBulkStatus)
        {
            IsList = true,
        };

    /// <summary>Renames a lipsync.</summary>
    public static Operation<UpdateLipsync, Lipsync> Update { get; } =
        new("update_lipsync", HttpMethod.Patch, "/v3/lipsyncs/{lipsync_id}", OperationClass.Write, json => json.UpdateLipsync, json => json.Lipsync);

    /// <summary>Deletes a lipsync and its files for good.</summary>
    public static Operation<DeleteLipsync, DeletedLipsync> Delete { get; } =
        new("delete_lipsync", HttpMethod.Delete, "/v3/lipsyncs/{lipsync_id}", OperationClass.Write, json => json.DeleteLipsync, json => json.DeletedLipsync);
}
