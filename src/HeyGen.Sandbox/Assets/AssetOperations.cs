using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Assets;

/// <summary>The API's <c>asset</c> group: small files, and all assets however they came.</summary>
internal sealed class AssetOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["upload_asset"] = Upload,
        ["get_asset"] = call => call.Answer(Describe(call, Find(call))),
        ["list_assets"] = List,
        ["search_assets"] = AssetSearch.Search,
        ["delete_asset"] = Delete,
    };

    private static ApiAnswer Upload(ApiCall call)
    {
        var file = call.File!;
        if (file.Content.Length > AssetInput.LargestFile)
            throw new ApiException(413, "payload_too_large", "The file is over 32 MB.", "file");
        if (FileType.Detect(file.Content) is not { } type || !FileType.All.Contains(type))
            throw ApiException.InvalidParameter("file", $"file: expected one of {string.Join(", ", FileType.All.Select(accepted => accepted.MimeType))}.");
        var asset = new Asset(Ids.New(), file.Name, type, StoredFile.Of(file.Content), call.Now.ToUnixTimeSeconds());
        call.World.Media.Publish(asset.Medium, asset.Content());
        call.Account.Assets.Add(asset.Id, asset);
        return call.Answer(new JsonObject
        {
            ["asset_id"] = asset.Id,
            ["url"] = call.Link(asset.Medium),
            ["mime_type"] = type.MimeType,
            ["size_bytes"] = asset.File.Size,
        });
    }

    /// <summary>A member other than the caller has uploaded nothing, for there is none in a sandbox account. Assets are in no folder yet.</summary>
    private static ApiAnswer List(ApiCall call)
    {
        var isOwn = call.QueryValue("username") == call.Account.Username && call.QueryValue("folder_id") is null;
        return call.AnswerPage(isOwn ? call.Account.Assets.NewestFirst() : [], asset => asset.Id, asset => Describe(call, asset));
    }

    private static ApiAnswer Delete(ApiCall call)
    {
        var asset = Find(call);
        call.Account.Assets.Remove(asset.Id);
        call.World.Media.Withdraw(asset.Medium);
        call.World.Uploads.Remove(asset.Id);
        FileStore.Delete(asset.File);
        return call.Answer(new JsonObject { ["id"] = asset.Id });
    }

    private static Asset Find(ApiCall call) =>
        call.Account.Assets.TryGetValue(call.PathValue("asset_id"), out var asset)
            ? asset
            : throw ApiException.NotFound("asset_not_found", "Asset", call.PathValue("asset_id"));

    private static JsonObject Describe(ApiCall call, Asset asset) => new()
    {
        ["id"] = asset.Id,
        ["name"] = asset.Name,
        ["type"] = asset.Type.Kind,
        ["owner"] = call.Account.Username,
        ["space_id"] = Ids.For(call.Account.Username),
        ["uploaded_at"] = asset.UploadedAt,
        ["url"] = asset.Status(call.Now) == "completed" ? call.Link(asset.Medium) : null,
        ["folder_id"] = null,
    };
}
