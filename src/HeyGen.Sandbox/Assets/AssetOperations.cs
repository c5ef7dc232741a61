namespace HeyGen.Sandbox.Assets;

/// <summary>The API's <c>asset</c> group: small files, and all assets however they came.</summary>
internal sealed class AssetOperations : IOperationGroup
{
    public void Register(OperationTable operations)
    {
        operations.Stores<Asset>("/v3/assets");
        operations["upload_asset"] = Upload;
        operations["search_assets"] = AssetSearch.Search;
    }

    private static ApiAnswer Upload(ApiCall call)
    {
        var file = call.File!;
        if (file.Content.Length > AssetInput.LargestFile)
        {
            throw new ApiException(413, "payload_too_large", "The file is over 32 MB.", "file");
        }
        if (FileType.Detect(file.Content) is not { } type || !FileType.All.Contains(type))
        {
            throw ApiException.InvalidParameter("file", $"file: expected one of {string.Join(", ", FileType.All.Select(accepted => accepted.MimeType))}.");
        }
        var asset = call.Keep(new Asset(Ids.New(), file.Name, type, StoredFile.Of(file.Content), call.Now.ToUnixTimeSeconds()));
        return call.Answer(new JsonObject
        {
            ["asset_id"] = asset.Id,
            ["url"] = call.Link(asset.Medium),
            ["mime_type"] = type.MimeType,
            ["size_bytes"] = asset.File.Size,
        });
    }
}
