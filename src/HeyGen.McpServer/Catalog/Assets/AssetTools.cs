using HeyGen.McpServer.Catalog.Videos;

namespace HeyGen.McpServer.Catalog.Assets;

/// <summary>Files that HeyGen takes in, and batches of them.</summary>
internal static class AssetKinds
{
    private static readonly Operation statuses =
        Operation.List("bulk_asset_statuses", "/v3/assets/statuses", () => AssetsJson.Default.BulkAssetStatuses);

    /// <summary>What a file is once it was taken in. No job of its own: the states of assets tell no address, the asset itself does.</summary>
    public static JobKind File { get; } = new()
    {
        Name = "asset_file",
        Noun = "asset",
        Read = Operation.Get("get_asset", "/v3/assets/{asset_id}", () => AssetsJson.Default.GetAsset),
        IdArgument = "asset_id",
        Success = [],
        Failure = [],
        ReadyWithoutStatus = true,
        UsualDuration = TimeSpan.Zero,
    };

    public static JobKind Asset { get; } = new()
    {
        Name = "asset",
        Noun = "asset",
        Read = statuses,
        IdArgument = "asset_ids",
        Bulk = new BulkRead(statuses, "asset_ids"),
        ReadsList = true,
        Success = ["completed"],
        Failure = ["failed"],
        Links = ["url"],
        FailureFields = ["error.code", "error.message"],
        UsualDuration = TimeSpan.FromSeconds(20),
        LeadsTo = new FollowingJob(File, "video_id", ["completed"]),
        WhenCompleted = "Pass video_id, the asset's id, wherever a tool takes a file. Its url is open to anyone who has it.",
    };

    public static JobKind Batch { get; } = new()
    {
        Name = "asset_batch",
        Noun = "batch of uploads",
        Read = Operation.Get("get_asset_batch", "/v3/assets/batches/{batch_id}", () => AssetsJson.Default.GetBatch),
        IdArgument = "batch_id",
        Success = ["completed"],
        Failure = ["failed"],
        Members = new BatchMembers("video_id", Asset),
        UsualDuration = TimeSpan.FromMinutes(1),
        WhenCompleted = "Each item's video_id is an asset's id: pass it wherever a tool takes a file.",
    };
}

/// <summary>
/// Tools of HeyGen's group <c>asset</c>: files kept at HeyGen. The steps of a direct upload are for clients that send the bytes themselves; where this
/// server can open the file, <c>upload_asset</c> does them all.
/// </summary>
internal static class AssetTools
{
    public const string Toolset = "asset";

    private const string BytesFirst =
        "HeyGen has no bytes yet. PUT the file to its upload_url with upload_headers first; where that is done, call again in a few seconds.";

    /// <summary>HeyGen answers <c>conflict</c> since November 2026.</summary>
    private static readonly Dictionary<string, string> bytesFirst = new() { ["conflict"] = BytesFirst, ["resource_not_ready"] = BytesFirst };

    public static ToolDefinition List { get; } = new()
    {
        Operation = Operation.List("list_assets", "/v3/assets", () => AssetsJson.Default.ListAssets),
        Title = "List assets",
        Description = "Lists the files that a member of the workspace has uploaded.",
        Keywords = "uploads uploaded media library images pictures videos documents stored sent which show all reuse did upload so far every how many",
        Toolset = Toolset,
        Effects = Effects.Reads,
        ListFields = ["id", "name", "type", "uploaded_at", "url", "folder_id"],
        Example = """{"username": "$get_current_user.username"}""",
    };

    public static ToolDefinition Search { get; } = new()
    {
        Operation = Operation.List("search_assets", "/v3/assets/search", () => AssetsJson.Default.SearchAssets),
        Title = "Search pictures",
        Description = "Finds public pictures and icons, or the account's own, by what they show. Not open to every account yet.",
        Keywords = "stock photo image background graphic icon illustration symbol drawing find free look for royalty",
        Toolset = Toolset,
        Effects = Effects.Reads,
        ListFields = ["id", "type", "url", "width", "height", "orientation", "is_transparent"],
        Example = """{"query": "people with a laptop in the city", "type": "image"}""",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Operation = AssetKinds.File.Read,
        Title = "Get an asset",
        Description = "Reads one uploaded file: name, type and public address.",
        Keywords = "upload uploaded media image url link file information details metadata mime size big browser",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Example = """{"asset_id": "$complete_asset_upload.asset_id"}""",
    };

    public static ToolDefinition Statuses { get; } = new()
    {
        Operation = AssetKinds.Asset.Read,
        Title = "Get many assets' states",
        Description = "Reads the states of up to 100 assets at once, by id or by upload batch.",
        Keywords = "several multiple uploads files media status check progress ready usable processed all uploaded",
        Toolset = Toolset,
        Effects = Effects.Reads,
        ListFields = ["video_id", "batch_id", "item_index", "status", "error"],
        Example = """{"asset_ids": ["$complete_asset_upload.asset_id"], "batch_ids": ["$create_asset_upload_batch.batch_id"]}""",
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Operation = Operation.Delete("delete_asset", "/v3/assets/{asset_id}", () => AssetsJson.Default.DeleteAsset),
        Title = "Delete an asset",
        Description = "Deletes an uploaded file for good.",
        Keywords = "remove erase wipe purge trash discard drop scrap clear get rid throw away uploaded upload media image picture pdf logo storage old privacy",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Advice = new Dictionary<string, string>
        {
            ["asset_not_found"] = "It was deleted already, or the id is none of this account's: there is nothing left to delete.",
        },
        Example = """{"asset_id": "$complete_asset_upload.asset_id"}""",
    };

    public static ToolDefinition CreateUpload { get; } = new()
    {
        Operation = Operation.Post("create_asset_upload", "/v3/assets/direct-uploads", () => AssetsJson.Default.CreateAssetUpload)
            with
        { TakesIdempotencyKey = true },
        Title = "Announce a direct upload",
        Description = "Gives a presigned address for a file's bytes; upload_asset does all steps in one call.",
        Keywords = "presigned put url address slot send bytes myself directly browser large big file 1 GB",
        Toolset = Toolset,
        Effects = Effects.None,
        Next = "PUT the bytes to upload_url with upload_headers unchanged and without the API key, then call complete_asset_upload.",
        Example =
            """
            {"filename": "logo.png", "content_type": "image/png", "size_bytes": 48213,
             "checksum_sha256": "ceee89ef4c91c30cac602ecdd714ec2ae97c0f5587860b332563fee6d9ef0084"}
            """,
    };

    public static ToolDefinition CompleteUpload { get; } = new()
    {
        Operation = Operation.Post("complete_asset_upload", "/v3/assets/{asset_id}/complete", () => AssetsJson.Default.CompleteAssetUpload),
        Title = "Complete a direct upload",
        Description = "Makes an asset of bytes sent to a presigned address, and waits until it is usable. May be repeated.",
        Keywords = "finish finalize confirm large big file uploaded sent bytes put presigned after",
        Toolset = Toolset,
        Effects = Effects.None,
        Job = new StartedJob(AssetKinds.Asset, "asset_id"),
        Advice = bytesFirst,
        Example = """{"asset_id": "$create_asset_upload.asset_id"}""",
    };

    public static ToolDefinition CreateUploadBatch { get; } = new()
    {
        Operation = Operation.Post("create_asset_upload_batch", "/v3/assets/direct-uploads/batches", () => AssetsJson.Default.CreateAssetUploadBatch)
            with
        { TakesIdempotencyKey = true },
        Title = "Announce many direct uploads",
        IgnoredFields = new Dictionary<string, string> { ["callback_url"] = "no webhook tells that a batch of files is complete" },
        Description = "Gives presigned addresses for up to 100 files' bytes; upload_asset uploads one file in one call.",
        Keywords = "presigned put urls addresses slots send bytes bulk multiple large files hundred whole media",
        Toolset = Toolset,
        Effects = Effects.None,
        Next = "PUT each file's bytes to its upload_url with upload_headers unchanged and without the API key, then call complete_asset_batch.",
        Example =
            """
            {"files": [{"filename": "front.png", "content_type": "image/png", "size_bytes": 48213},
             {"filename": "back.png", "content_type": "image/png", "size_bytes": 51877}]}
            """,
    };

    public static ToolDefinition CompleteBatch { get; } = new()
    {
        Operation = Operation.Post("complete_asset_batch", "/v3/assets/complete/batches", () => AssetsJson.Default.CompleteAssetBatch)
            with
        { TakesIdempotencyKey = true },
        Title = "Complete many direct uploads",
        Description = "Makes assets of all files of a batch that were uploaded, and waits for them. May be repeated.",
        Keywords = "finish finalize close seal bulk all files uploaded sent bytes put presigned",
        Toolset = Toolset,
        Effects = Effects.None,
        Job = new StartedJob(AssetKinds.Batch, "batch_id"),
        Advice = bytesFirst,
        Example = """{"batch_id": "$create_asset_upload_batch.batch_id"}""",
    };

    public static ToolDefinition GetBatch { get; } = new()
    {
        Operation = AssetKinds.Batch.Read,
        Title = "Get a batch of uploads",
        Description = "Reads a batch of direct uploads: its status, and one page of its items with theirs.",
        Keywords = "bulk progress uploads many multiple files items bundle how many complete stuck missing",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Example = """{"batch_id": "$create_asset_upload_batch.batch_id"}""",
    };

    /// <summary>The two steps around the bytes of a large file.</summary>
    public static DirectUploadOperations DirectUpload { get; } = new(CreateUpload.Operation!, CompleteUpload.Operation!);

    public static IReadOnlyList<ToolDefinition> All { get; } =
        [List, Search, Get, Statuses, Delete, CreateUpload, CompleteUpload, CreateUploadBatch, CompleteBatch, GetBatch];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BulkAssetStatuses))]
[JsonSerializable(typeof(CompleteAssetBatch))]
[JsonSerializable(typeof(CompleteAssetUpload))]
[JsonSerializable(typeof(CreateAssetUpload))]
[JsonSerializable(typeof(CreateAssetUploadBatch))]
[JsonSerializable(typeof(DeleteAsset))]
[JsonSerializable(typeof(GetAsset))]
[JsonSerializable(typeof(GetBatch))]
[JsonSerializable(typeof(ListAssets))]
[JsonSerializable(typeof(NoFields))]
[JsonSerializable(typeof(SearchAssets))]
internal sealed partial class AssetsJson : JsonSerializerContext;
