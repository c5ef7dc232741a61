namespace HeyGen.Client;

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

/// <summary>A file kept at HeyGen.</summary>
public sealed record Asset : OpenRecord
{
    /// <summary>What requests refer to the file by.</summary>
    public required string Id { get; init; }

    /// <summary>The file's name.</summary>
    public string? Name { get; init; }

    /// <summary>What kind of file it is.</summary>
    public string? Type { get; init; }

    /// <summary>The name of the member who uploaded it.</summary>
    public string? Owner { get; init; }

    /// <summary>The workspace.</summary>
    public string? SpaceId { get; init; }

    /// <summary>The folder; null when it is in none.</summary>
    public string? FolderId { get; init; }

    /// <summary>When it was uploaded, in Unix seconds.</summary>
    public long? UploadedAt { get; init; }

    /// <summary>The file's address, which anyone who has it can open.</summary>
    public string? Url { get; init; }
}

/// <summary>An asset that is no more.</summary>
public sealed record DeletedAsset : OpenRecord
{
    /// <summary>The asset.</summary>
    public required string Id { get; init; }
}

/// <summary>A picture or icon that was found.</summary>
public sealed record FoundAsset : OpenRecord
{
    /// <summary>What it is told apart by.</summary>
    public required string Id { get; init; }

    /// <summary>image or icon.</summary>
    public string? Type { get; init; }

    /// <summary>The file.</summary>
    public string? Url { get; init; }

    /// <summary>The width in pixels.</summary>
    public int? Width { get; init; }

    /// <summary>The height in pixels.</summary>
    public int? Height { get; init; }

    /// <summary>The orientation of the picture.</summary>
    public string? Orientation { get; init; }

    /// <summary>Whether the background is transparent.</summary>
    public bool? IsTransparent { get; init; }
}
