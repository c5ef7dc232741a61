using HeyGen.Client;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.Assets;

/// <summary>Operations on assets.</summary>
internal static class AssetOperations
{
    private const string Assets = "/v3/assets";
    private const string OneAsset = Assets + "/{asset_id}";
    private const string DirectUploads = Assets + "/direct-uploads";

    /// <summary>
    /// Uploads a small file. Its body is a multipart form, so it is sent by
    /// <see cref="HeyGenClient.UploadAsync"/> only.
    /// </summary>
    public static Operation<NoFields> Upload { get; } =
        new("upload_asset", HttpMethod.Post, Assets, OperationClass.Upload, () => AssetsJson.Default.NoFields)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Announces a file of any size, and gets a presigned address for its bytes.</summary>
    public static Operation<CreateAssetUpload> CreateUpload { get; } =
        new("create_asset_upload", HttpMethod.Post, DirectUploads, OperationClass.Write, () => AssetsJson.Default.CreateAssetUpload);

    /// <summary>Makes an asset of uploaded bytes. 409 until they are stored; may be repeated.</summary>
    public static Operation<CompleteAssetUpload> CompleteUpload { get; } =
        new("complete_asset_upload", HttpMethod.Post, OneAsset + "/complete", OperationClass.Write,
            () => AssetsJson.Default.CompleteAssetUpload);

    /// <summary>The two steps around the bytes of a large file.</summary>
    public static DirectUploadOperations DirectUpload => new(CreateUpload, CompleteUpload);

    /// <summary>Announces up to 100 files at once.</summary>
    public static Operation<CreateAssetUploadBatch> CreateUploadBatch { get; } =
        new("create_asset_upload_batch", HttpMethod.Post, DirectUploads + "/batches", OperationClass.Write,
            () => AssetsJson.Default.CreateAssetUploadBatch)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Makes assets of all uploaded files of a batch; may be repeated.</summary>
    public static Operation<CompleteAssetBatch> CompleteBatch { get; } =
        new("complete_asset_batch", HttpMethod.Post, Assets + "/complete/batches", OperationClass.Write,
            () => AssetsJson.Default.CompleteAssetBatch);

    /// <summary>Reads a batch of uploads.</summary>
    public static Operation<GetBatch> GetBatch { get; } =
        new("get_asset_batch", HttpMethod.Get, Assets + "/batches/{batch_id}", OperationClass.Read, () => AssetsJson.Default.GetBatch);

    /// <summary>Reads the states of many assets, on one page.</summary>
    public static Operation<BulkAssetStatuses> Statuses { get; } =
        new("bulk_asset_statuses", HttpMethod.Get, Assets + "/statuses", OperationClass.Read,
            () => AssetsJson.Default.BulkAssetStatuses)
        { IsList = true };

    /// <summary>Reads one asset.</summary>
    public static Operation<GetAsset> Get { get; } =
        new("get_asset", HttpMethod.Get, OneAsset, OperationClass.Read, () => AssetsJson.Default.GetAsset);

    /// <summary>Lists what a member of the workspace uploaded.</summary>
    public static Operation<ListAssets> List { get; } =
        new("list_assets", HttpMethod.Get, Assets, OperationClass.Read, () => AssetsJson.Default.ListAssets) { IsList = true };

    /// <summary>Searches pictures and icons by what they show.</summary>
    public static Operation<SearchAssets> Search { get; } =
        new("search_assets", HttpMethod.Get, Assets + "/search", OperationClass.Read, () => AssetsJson.Default.SearchAssets)
        { IsList = true };

    /// <summary>Deletes an asset for good.</summary>
    public static Operation<DeleteAsset> Delete { get; } =
        new("delete_asset", HttpMethod.Delete, OneAsset, OperationClass.Write, () => AssetsJson.Default.DeleteAsset);
}
