using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.Assets;

internal sealed record CreateAssetUpload
{
    [Description("File name with extension.")]
    public required string Filename { get; init; }

    [Description("Media type of the bytes, e.g. video/mp4; application/zip for a HyperFrames project.")]
    public required string ContentType { get; init; }

    [Description("Exact size in bytes."), Range(1, double.PositiveInfinity)]
    public required long SizeBytes { get; init; }

    [RareField, Description("SHA-256 of the bytes in hexadecimal."), RegularExpression("^[0-9a-fA-F]{64}$")]
    public string? ChecksumSha256 { get; init; }
}

internal sealed record CompleteAssetUpload
{
    [Description("Id of the asset, from create_asset_upload.")]
    public required string AssetId { get; init; }

    [RareField, Description("SHA-256 of the bytes in hexadecimal.")]
    public string? ChecksumSha256 { get; init; }
}

internal sealed record CreateAssetUploadBatch
{
    [Description("The files, at most 100."), ItemCount(1, 100)]
    public required IReadOnlyList<AssetUploadFile> Files { get; init; }

    [RareField, Description("Name of the batch.")]
    public string? Title { get; init; }

    [RareField, Description("Public address that HeyGen calls when the batch has ended.")]
    public string? CallbackUrl { get; init; }
}

/// <summary>One file of a batch.</summary>
internal sealed record AssetUploadFile
{
    [Description("File name with extension.")]
    public required string Filename { get; init; }

    [Description("Media type of the bytes, e.g. video/mp4.")]
    public required string ContentType { get; init; }

    [Description("Exact size in bytes.")]
    public required long SizeBytes { get; init; }

    [RareField, Description("SHA-256 of the bytes in hexadecimal.")]
    public string? ChecksumSha256 { get; init; }
}

internal sealed record CompleteAssetBatch
{
    [Description("Id of the batch, from create_asset_upload_batch.")]
    public required string BatchId { get; init; }
}

internal sealed record BulkAssetStatuses
{
    [Description("Ids of assets, at most 100."), ItemCount(0, 100)]
    public IReadOnlyList<string>? AssetIds { get; init; }

    [Description("Ids of upload batches; each stands for its items."), ItemCount(0, 100)]
    public IReadOnlyList<string>? BatchIds { get; init; }
}

internal sealed record GetAsset
{
    [Description("Id of the asset.")]
    public required string AssetId { get; init; }
}

internal sealed record DeleteAsset
{
    [Description("Id of the asset.")]
    public required string AssetId { get; init; }
}

internal sealed record ListAssets
{
    [Description("Workspace member who uploaded them: username of get_current_user, or owner of an asset.")]
    public required string Username { get; init; }

    [Description("Only assets in this folder.")]
    public string? FolderId { get; init; }

    [Description("Assets a page."), Range(1, 100), DefaultValue(20)]
    public int? Limit { get; init; }

    [Description("next_token of the page before; left out for the first page.")]
    public string? Token { get; init; }
}

internal sealed record SearchAssets
{
    [Description("What the picture should show.")]
    public required string Query { get; init; }

    [Description("image for photos and drawings, icon for small symbols."), AllowedValues("image", "icon")]
    public required string Type { get; init; }

    [Description("HeyGen's public pictures, or the account's own assets."), AllowedValues("public", "personal"), DefaultValue("public")]
    public string? Scope { get; init; }

    [Description("Pictures a page."), Range(1, 50), DefaultValue(20)]
    public int? Limit { get; init; }

    [Description("next_token of the page before; left out for the first page.")]
    public string? Token { get; init; }
}
