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
            ? call.Account.Made<Asset>().Values.Where(asset => asset.IsReady(call.Now)).Select(asset => (Picture: asset.Found(call), Text: asset.Name))
            : call.World.Catalogue.Of<StockPicture>().Values.Select(picture => (Picture: picture.Describe(call), Text: picture.Description));
        var wanted = candidates.Where(candidate => (string)candidate.Picture["type"]! == call.QueryValue("type"));
        var found = WordOverlap.Rank(call.QueryValue("query")!, wanted, candidate => candidate.Text)
            .Where(match => match.Score > 0)
            .Select(match => match.Item.Picture)
            .ToArray();
        return call.AnswerPage(found, item => (string)item["id"]!, item => item);
    }
}

internal sealed record Asset(string Id, string Name, FileType Type, StoredFile File, long UploadedAt) : IResource
{
    public static string Noun => "Asset";

    public static string NotFoundCode => "asset_not_found";

    /// <summary>HeyGen's work on a file that came by direct upload; null for one that was usable at once.</summary>
    public Job? Processing { get; init; }

    public string Medium => $"assets/{Id}.{Type.Extension}";

    /// <summary>An asset's address is open to anybody who has it, and does not expire.</summary>
    public IEnumerable<MediaFile> Media =>
        [new(Medium, new(Type.MimeType, () => File.Bytes ?? System.IO.File.ReadAllBytes(File.Path!)) { IsOpen = true, Path = File.Path })];

    public string Status(DateTimeOffset now) => Processing?.Status(now, "processing") ?? "completed";

    public bool IsReady(DateTimeOffset now) => Status(now) == "completed";

    public JsonObject Describe(ApiCall call) => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["type"] = Type.Kind,
        ["owner"] = call.Account.Username,
        ["space_id"] = Ids.For(call.Account.Username),
        ["uploaded_at"] = UploadedAt,
        ["url"] = IsReady(call.Now) ? call.Link(Medium) : null,
    };

    /// <summary>As it is told to who has just sent it.</summary>
    public JsonObject DescribeFile(ApiCall call) => new()
    {
        ["asset_id"] = Id,
        ["url"] = call.Link(Medium),
        ["mime_type"] = Type.MimeType,
        ["size_bytes"] = File.Size,
        ["status"] = Status(call.Now),
    };

    /// <summary>The sandbox does not look into files of the caller, so their measures are unknown, and none is an icon.</summary>
    public JsonObject Found(ApiCall call) => new() { ["type"] = Type.Kind, ["id"] = Id, ["url"] = call.Link(Medium) };

    /// <summary>A member other than the caller has uploaded nothing, for there is none in a sandbox account. Assets are in no folder yet.</summary>
    public bool IsListed(ApiCall call) => call.QueryValue("username") == call.Account.Username && call.QueryValue("folder_id") is null;

    public ApiException? NotReady(ApiCall call, string? parameter) => IsReady(call.Now) ? null : Unavailable(Id, parameter);

    public bool OnDelete(ApiCall call)
    {
        call.World.Uploads.TryRemove(Id, out _);
        FileStore.Delete(File);
        return true;
    }

    public static ApiException Unavailable(string id, string? parameter) => new(404, "asset_not_available", $"Asset {id} is not ready to be used.", parameter);
}
