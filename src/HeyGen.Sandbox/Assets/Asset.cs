namespace HeyGen.Sandbox.Assets;

/// <summary>An uploaded file.</summary>
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

    public JsonObject Describe(ApiCall call) => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["type"] = Type.Kind,
        ["owner"] = call.Account.Username,
        ["space_id"] = Ids.For(call.Account.Username),
        ["uploaded_at"] = UploadedAt,
        ["url"] = Status(call.Now) == "completed" ? call.Link(Medium) : null,
        ["folder_id"] = null,
    };

    /// <summary>A member other than the caller has uploaded nothing, for there is none in a sandbox account. Assets are in no folder yet.</summary>
    public bool IsListed(ApiCall call) => call.QueryValue("username") == call.Account.Username && call.QueryValue("folder_id") is null;

    public ApiException? NotReady(ApiCall call, string? parameter) => Status(call.Now) == "completed" ? null : Unavailable(Id, parameter);

    public bool OnDelete(ApiCall call)
    {
        call.World.Uploads.Remove(Id);
        FileStore.Delete(File);
        return true;
    }

    public static ApiException Unavailable(string id, string? parameter) => new(404, "asset_not_available", $"Asset {id} is not ready to be used.", parameter);
}
