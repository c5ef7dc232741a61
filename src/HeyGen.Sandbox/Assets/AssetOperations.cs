namespace HeyGen.Sandbox.Assets;

/// <summary>The API's <c>asset</c> group: small files, and all assets however they came.</summary>
internal sealed class AssetOperations : IOperationGroup
{
    public void Register(OperationTable operations)
    {
        operations.Stores<Asset>("/v3/assets");
        operations["upload_asset"] = Upload;
        operations["search_assets"] = Search;
    }

    private static ApiAnswer Upload(ApiCall call)
    {
        var file = call.File!;
        ApiException.ThrowIf(file.Content.Length > AssetInput.LargestFile, 413, "payload_too_large", "The file is over 32 MB.", "file");
        var type = FileType.All.FirstOrDefault(accepted => accepted == FileType.Detect(file.Content))
            ?? throw ApiException.InvalidParameter("file", $"expected one of {string.Join(", ", FileType.All.Select(accepted => accepted.MimeType))}");
        var asset = new Asset(Ids.New(), file.Name, type, StoredFile.Of(file.Content), call.Now.ToUnixTimeSeconds());
        return call.Answer(call.Keep(asset).DescribeFile(call));
    }

    /// <summary>Searches the public pictures, or those that the caller uploaded, which have only a name to be found by.</summary>
    private static ApiAnswer Search(ApiCall call)
    {
        var candidates = call.QueryValue("scope") == "personal"
            ? call.Account.Made<Asset>().Values.Where(asset => asset.IsUsable(call.Now)).Select(asset => (Picture: asset.Found(call), Text: asset.Name))
            : call.World.Catalogue.Of<StockPicture>().Values.Select(picture => (Picture: picture.Describe(call), Text: picture.Description));
        var wanted = candidates.Where(candidate => (string)candidate.Picture["type"]! == call.QueryValue("type"));
        var found = WordOverlap.Rank(call.QueryValue("query")!, wanted, candidate => candidate.Text)
            .Where(match => match.Score > 0)
            .Select(match => match.Item.Picture)
            .ToArray();
        return call.AnswerPage(found, item => (string)item["id"]!, item => item);
    }
}
