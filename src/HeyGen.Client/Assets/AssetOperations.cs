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

    /// <summary>The file's address, which anyone who has it can open.</summary>
    public string? Url { get; init; }
}
