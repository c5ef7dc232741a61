namespace HeyGen.McpServer.Catalog.Assets;

internal sealed record CreateAssetUpload
{
    [Description("File name with extension.")]
    public required string Filename { get; init; }

    [Description("Media type of the bytes, e.g. video/mp4; application/zip for a HyperFrames project.")]
    public required string ContentType { get; init; }

    [Description("Exact size in bytes."), Range(1, double.PositiveInfinity)]
    public required long SizeBytes { get; init; }

    [Description("SHA-256 of the bytes in hexadecimal."), RegularExpression("^[0-9a-fA-F]{64}$"), RareField]
    public string? ChecksumSha256 { get; init; }
}

internal sealed record CompleteAssetUpload(
    [Description("Id of the asset, from create_asset_upload.")] string AssetId,
    [Description("SHA-256 of the bytes in hexadecimal."), RareField] string? ChecksumSha256 = null);

internal sealed record CreateAssetUploadBatch(
    [Description("The files, at most 100."), ItemCount(1, 100)] IReadOnlyList<AssetUploadFile> Files,
    [Description("Name of the batch."), RareField] string? Title = null);

internal sealed record AssetUploadFile
{
    [Description("File name with extension.")]
    public required string Filename { get; init; }

    [Description("Media type of the bytes, e.g. video/mp4.")]
    public required string ContentType { get; init; }

    [Description("Exact size in bytes.")]
    public required long SizeBytes { get; init; }

    [Description("SHA-256 of the bytes in hexadecimal."), RareField]
    public string? ChecksumSha256 { get; init; }
}

internal sealed record CompleteAssetBatch([Description("Id of the batch, from create_asset_upload_batch.")] string BatchId);

internal sealed record BulkAssetStatuses(
    [Description("Ids of assets, at most 100."), ItemCount(0, 100)] IReadOnlyList<string>? AssetIds = null,
    [Description("Ids of upload batches; each stands for its items."), ItemCount(0, 100)] IReadOnlyList<string>? BatchIds = null);

internal sealed record GetAsset([Description("Id of the asset.")] string AssetId);

internal sealed record DeleteAsset([Description("Id of the asset.")] string AssetId);

internal sealed record ListAssets(
    [Description("Workspace member who uploaded them: username of get_current_user, or owner of an asset.")] string Username,
    [Description("Only assets in this folder.")] string? FolderId = null,
    [Description("Assets a page."), Range(1, 100), DefaultValue(20)] int? Limit = null) : PagedRequest;

internal sealed record SearchAssets : PagedRequest
{
    [Description("What the picture should show."), StringLength(1000, MinimumLength = 1)]
    public required string Query { get; init; }

    [Description("image for photos and drawings, icon for small symbols."), AllowedValues("image", "icon")]
    public required string Type { get; init; }

    [Description("HeyGen's public pictures, or the account's own assets."), AllowedValues("public", "personal"), DefaultValue("public")]
    public string? Scope { get; init; }

    [Description("Pictures a page."), Range(1, 50), DefaultValue(20)]
    public int? Limit { get; init; }
}

internal sealed record UploadAsset(
    [Description("Path on the user's machine (only over stdio), https URL, or base64 data (data:image/png;base64,...).")] string File);

internal sealed record DownloadAsset
{
    [Description("Job whose result to fetch, e.g. video:abc123.")]
    public string? JobId { get; init; }

    [Description("Several jobs, batches among them; the results are numbered in this order."), ItemCount(1, 100), RareField]
    public IReadOnlyList<string>? JobIds { get; init; }

    [Description("Which of the job's links, e.g. captioned_video_url.")]
    public string? What { get; init; }

    [Description("Asset to fetch.")]
    public string? AssetId { get; init; }

    [Description("Link from an earlier result; job_id can be renewed.")]
    public string? Url { get; init; }

    [Description("File or folder to write to, below the allowed folders; for a batch a pattern such as out/{row}-{title}.mp4.")]
    public string? Path { get; init; }

    [Description("The rows_file of create_personalised_videos: its columns may stand in path, {name} for name, and go to results.csv."), RareField]
    public string? RowsFile { get; init; }

    [Description("Replace an existing file; otherwise the new one is numbered."), DefaultValue(false), RareField]
    public bool? Overwrite { get; init; }
}
