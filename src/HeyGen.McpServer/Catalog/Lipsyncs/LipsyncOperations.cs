using HeyGen.Client;
using HeyGen.McpServer.Catalog.Videos;

namespace HeyGen.McpServer.Catalog.Lipsyncs;

/// <summary>Operations on lipsyncs: videos whose speech is replaced, and whose lips follow.</summary>
internal static class LipsyncOperations
{
    /// <summary>Replaces the speech of a video.</summary>
    public static Operation<CreateLipsync> Create { get; } =
        new("create_lipsync", HttpMethod.Post, "/v3/lipsyncs", OperationClass.Create, () => LipsyncsJson.Default.CreateLipsync)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Replaces the speech of up to 100 videos.</summary>
    public static Operation<CreateLipsyncBatch> CreateBatch { get; } =
        new("create_lipsync_batch", HttpMethod.Post, "/v3/lipsyncs/batches", OperationClass.Create, () => LipsyncsJson.Default.CreateLipsyncBatch)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Lists the account's lipsyncs.</summary>
    public static Operation<ListLipsyncs> List { get; } =
        new("list_lipsyncs", HttpMethod.Get, "/v3/lipsyncs", OperationClass.Read, () => LipsyncsJson.Default.ListLipsyncs) { IsList = true };

    /// <summary>Reads one lipsync: its state, its addresses, why it failed.</summary>
    public static Operation<GetLipsync> Get { get; } =
        new("get_lipsync", HttpMethod.Get, "/v3/lipsyncs/{lipsync_id}", OperationClass.Read, () => LipsyncsJson.Default.GetLipsync);

    /// <summary>Reads a batch with one page of its items.</summary>
    public static Operation<GetBatch> GetBatch { get; } =
        new("get_lipsync_batch", HttpMethod.Get, "/v3/lipsyncs/batches/{batch_id}", OperationClass.Read, () => LipsyncsJson.Default.GetBatch);

    /// <summary>Tells the state of up to 100 lipsyncs at once.</summary>
    public static Operation<BulkLipsyncStatuses> Statuses { get; } =
        new("bulk_lipsync_statuses", HttpMethod.Get, "/v3/lipsyncs/statuses", OperationClass.Read, () => LipsyncsJson.Default.BulkLipsyncStatuses)
        {
            IsList = true,
        };

    /// <summary>Renames a lipsync.</summary>
    public static Operation<UpdateLipsync> Update { get; } =
        new("update_lipsync", HttpMethod.Patch, "/v3/lipsyncs/{lipsync_id}", OperationClass.Write, () => LipsyncsJson.Default.UpdateLipsync);

    /// <summary>Deletes a lipsync and its files for good.</summary>
    public static Operation<DeleteLipsync> Delete { get; } =
        new("delete_lipsync", HttpMethod.Delete, "/v3/lipsyncs/{lipsync_id}", OperationClass.Write, () => LipsyncsJson.Default.DeleteLipsync);
}
