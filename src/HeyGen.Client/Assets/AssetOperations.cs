namespace HeyGen.Client;

/// <summary>Operations on assets.</summary>
public static class AssetOperations
{
    private const string Assets = "/v3/assets";
    private const string OneAsset = Assets + "/{asset_id}";
    private const string DirectUploads = Assets + "/direct-uploads";

    /// <summary>
    /// Uploads a small file. Its body is a multipart form, so it is sent by
    /// <see cref="HeyGenClient.UploadAssetAsync(Stream, string, string, SendOptions?, CancellationToken)"/> only.
    /// </summary>
    public static Operation<NoFields, UploadedAsset> Upload { get; } =
        new("upload_asset", HttpMethod.Post, Assets, OperationClass.Upload, json => json.NoFields, json => json.UploadedAsset)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Announces a file of any size, and gets a presigned address for its bytes.</summary>
    public static Operation<CreateAssetUpload, AssetUploadSlot> CreateUpload { get; } =
        new("create_asset_upload", HttpMethod.Post, DirectUploads, OperationClass.Write, json => json.CreateAssetUpload, json => json.AssetUploadSlot);

    /// <summary>Makes an asset of uploaded bytes. 409 until they are stored; may be repeated.</summary>
    public static Operation<CompleteAssetUpload, CompletedAssetUpload> CompleteUpload { get; } =
        new("complete_asset_upload", HttpMethod.Post, OneAsset + "/complete", OperationClass.Write,
            json => json.CompleteAssetUpload, json => json.CompletedAssetUpload);

    /// <summary>Announces up to 100 files at once.</summary>
    public static Operation<CreateAssetUploadBatch, AssetUploadBatch> CreateUploadBatch { get; } =
        new("create_asset_upload_batch", HttpMethod.Post, DirectUploads + "/batches", OperationClass.Write,
            json => json.CreateAssetUploadBatch, json => json.AssetUploadBatch)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Makes assets of all uploaded files of a batch; may be repeated.</summary>
    public static Operation<CompleteAssetBatch, CreatedBatch> CompleteBatch { get; } =
        new("complete_asset_batch", HttpMethod.Post, Assets + "/complete/batches", OperationClass.Write,
            json => json.CompleteAssetBatch, json => json.CreatedBatch);

    /// <summary>Reads a batch of uploads.</summary>
    public static Operation<GetBatch, Batch> GetBatch { get; } =
        new("get_asset_batch", HttpMethod.Get, Assets + "/batches/{batch_id}", OperationClass.Read, json => json.GetBatch, json => json.Batch);

    /// <summary>Reads the states of many assets, on one page.</summary>
    public static Operation<BulkAssetStatuses, IReadOnlyList<BulkStatus>> Statuses { get; } =
        new("bulk_asset_statuses", HttpMethod.Get, Assets + "/statuses", OperationClass.Read,
            json => json.BulkAssetStatuses, json => json.IReadOnlyListBulkStatus)
        { IsList = true };

    /// <summary>Reads one asset.</summary>
    public static Operation<GetAsset, Asset> Get { get; } =
        new("get_asset", HttpMethod.Get, OneAsset, OperationClass.Read, json => json.GetAsset, json => json.Asset);

    /// <summary>Lists what a member of the workspace uploaded.</summary>
    public static Operation<ListAssets, IReadOnlyList<Asset>> List { get; } =
        new("list_assets", HttpMethod.Get, Assets, OperationClass.Read, json => json.ListAssets, json => json.IReadOnlyListAsset) { IsList = true };

    /// <summary>Searches pictures and icons by what they show.</summary>
    public static Operation<SearchAssets, IReadOnlyList<FoundAsset>> Search { get; } =
        new("search_assets", HttpMethod.Get, Assets + "/search", OperationClass.Read, json => json.SearchAssets, json => json.IReadOnlyListFoundAsset)
        { IsList = true };

    /// <summary>Deletes an asset for good.</summary>
    public static Operation<DeleteAsset, DeletedAsset> Delete { get; } =
        new("delete_asset", HttpMethod.Delete, OneAsset, OperationClass.Write, json => json.DeleteAsset, json => json.DeletedAsset);
}
