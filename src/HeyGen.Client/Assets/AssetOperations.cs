namespace HeyGen.Client;

/// <summary>Operations on assets.</summary>
public static class AssetOperations
{
    /// <summary>
    /// Uploads a small file. Its body is a multipart form, so it is sent by
    /// <see cref="HeyGenClient.UploadAssetAsync(Stream, string, string, SendOptions?, CancellationToken)"/> only.
    /// </summary>
    public static Operation<NoFields, UploadedAsset> Upload { get; } =
        new("upload_asset", HttpMethod.Post, "/v3/assets", OperationClass.Upload, json => json.NoFields, json => json.UploadedAsset)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>
    /// Names a place for a large file. <see cref="HeyGenClient.UploadLargeAssetAsync"/> does this and all that follows.
    /// </summary>
    public static Operation<CreateAssetUpload, CreatedAssetUpload> CreateUpload { get; } =
        new("create_asset_upload", HttpMethod.Post, "/v3/assets/direct-uploads", OperationClass.Write, json => json.CreateAssetUpload, json => json.CreatedAssetUpload);

    /// <summary>Makes an uploaded large file usable; may be repeated.</summary>
    public static Operation<CompleteAssetUpload, UploadedAsset> CompleteUpload { get; } =
        new("complete_asset_upload", HttpMethod.Post, "/v3/assets/{asset_id}/complete", OperationClass.Write, json => json.CompleteAssetUpload, json => json.UploadedAsset);
}

/// <summary>A file that HeyGen has taken.</summary>
public sealed record UploadedAsset : OpenRecord
{
    /// <summary>What requests refer to the file by.</summary>
    public required string AssetId { get; init; }

    /// <summary>The media type that HeyGen found in the bytes.</summary>
    public string? MimeType { get; init; }

    /// <summary>The size in bytes.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>HeyGen's word for the state of a large file; a small one is ready at once, and has none.</summary>
    public string? Status { get; init; }

    /// <summary>The file's address, which anyone who has it can open.</summary>
    public string? Url { get; init; }
}
