namespace HeyGen.Sandbox.Assets;

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

    /// <summary>An upload can be used as soon as it was completed, although HeyGen still works on it.</summary>
    public bool IsUsable(DateTimeOffset now) => Status(now) != "failed";

    public JsonObject Describe(ApiCall call) => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["type"] = Type.Kind,
        ["owner"] = call.Account.Username,
        ["space_id"] = Ids.For(call.Account.Username),
        ["uploaded_at"] = UploadedAt,
        ["url"] = IsUsable(call.Now) ? call.Link(Medium) : null,
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

    public ApiException? NotReady(ApiCall call, string? parameter) => IsUsable(call.Now) ? null : Unavailable(Id, parameter);

    public bool OnDelete(ApiCall call)
    {
        call.World.Uploads.TryRemove(Id, out _);
        FileStore.Delete(File);
        return true;
    }

    public static ApiException Unavailable(string id, string? parameter) => new(404, "asset_not_available", $"Asset {id} cannot be used.", parameter);
}
