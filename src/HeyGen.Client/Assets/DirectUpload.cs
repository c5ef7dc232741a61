using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace HeyGen.Client;

/// <summary>The request for a place to upload a large file to.</summary>
public sealed record CreateAssetUpload
{
    /// <summary>The file's name.</summary>
    [Description("Name of the file, with its extension.")]
    public required string Filename { get; init; }

    /// <summary>The media type, which HeyGen compares with the bytes.</summary>
    [Description("Media type of the file, e.g. video/mp4.")]
    public required string ContentType { get; init; }

    /// <summary>The exact size.</summary>
    [Description("Exact size of the file in bytes.")]
    [Range(1, double.PositiveInfinity)]
    public required long SizeBytes { get; init; }

    /// <summary>What HeyGen checks the bytes against.</summary>
    [Description("SHA-256 of the file as 64 hexadecimal digits.")]
    [RegularExpression("^[0-9a-fA-F]{64}$")]
    [RareField]
    public string? ChecksumSha256 { get; init; }
}

/// <summary>Where a large file goes.</summary>
public sealed record CreatedAssetUpload : OpenRecord
{
    /// <summary>The id of the asset to be.</summary>
    public required string AssetId { get; init; }

    /// <summary>A presigned address that takes the bytes by PUT.</summary>
    public required string UploadUrl { get; init; }

    /// <summary>Headers to be sent with the bytes, unchanged.</summary>
    public IReadOnlyDictionary<string, string>? UploadHeaders { get; init; }

    /// <summary>How long the address works.</summary>
    public int? ExpiresInSeconds { get; init; }

    /// <summary>The most bytes that it takes.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>HeyGen's word for the state.</summary>
    public string? Status { get; init; }
}

/// <summary>The request to finish the upload of a large file.</summary>
public sealed record CompleteAssetUpload
{
    /// <summary>The asset.</summary>
    [Description("Id of the asset, from create_asset_upload.")]
    public required string AssetId { get; init; }

    /// <summary>What HeyGen checks the bytes against.</summary>
    [Description("SHA-256 of the file as 64 hexadecimal digits.")]
    [RareField]
    public string? ChecksumSha256 { get; init; }
}
