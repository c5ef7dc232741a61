namespace HeyGen.Client;

/// <summary>A place for the bytes of one file.</summary>
public sealed record AssetUploadSlot : OpenRecord
{
    /// <summary>What the asset will be referred to by.</summary>
    public required string AssetId { get; init; }

    /// <summary>Where the bytes are sent with PUT, without HeyGen's credential.</summary>
    public string? UploadUrl { get; init; }

    /// <summary>Headers that go with the bytes unchanged.</summary>
    public IReadOnlyDictionary<string, string>? UploadHeaders { get; init; }

    /// <summary>For how long the address takes bytes.</summary>
    public int? ExpiresInSeconds { get; init; }

    /// <summary>The most bytes that the address takes.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>How far the upload is.</summary>
    public string? Status { get; init; }
}

/// <summary>An upload that HeyGen has taken over.</summary>
public sealed record CompletedAssetUpload : OpenRecord
{
    /// <summary>What requests refer to the file by.</summary>
    public required string AssetId { get; init; }

    /// <summary>processing, completed or another word; the asset is usable once it is completed.</summary>
    public string? Status { get; init; }

    /// <summary>The media type.</summary>
    public string? MimeType { get; init; }

    /// <summary>The size in bytes.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>The file's address, which anyone who has it can open.</summary>
    public string? Url { get; init; }
}

/// <summary>Places for the bytes of several files.</summary>
public sealed record AssetUploadBatch : OpenRecord
{
    /// <summary>What the batch is completed and read by.</summary>
    public required string BatchId { get; init; }

    /// <summary>A place for each file, in the order of the request.</summary>
    public IReadOnlyList<AssetUploadSlot>? Items { get; init; }
}
