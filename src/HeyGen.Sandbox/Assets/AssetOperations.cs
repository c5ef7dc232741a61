using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Media;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Assets;

/// <summary>The API's <c>asset</c> group, as far as small files go.</summary>
internal sealed class AssetOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["upload_asset"] = Upload,
        ["get_asset"] = call => call.Answer(Describe(call, Find(call))),
        ["list_assets"] = List,
        ["delete_asset"] = Delete,
    };

    private static ApiAnswer Upload(ApiCall call)
    {
        var file = call.File!;
        if (file.Content.Length > AssetInput.LargestFile)
            throw new ApiException(413, "payload_too_large", "The file is over 32 MB.", "file");
        var type = FileType.Detect(file.Content)
            ?? throw ApiException.InvalidParameter("file", $"file: expected one of {string.Join(", ", FileType.All.Select(accepted => accepted.MimeType))}.");
        var asset = new Asset(Ids.New(), file.Name, type, file.Content.Length, call.Now.ToUnixTimeSeconds());
        call.World.Media.Publish(asset.Medium, new MediaContent(type.MimeType, () => file.Content) { IsOpen = true });
        call.Account.Assets.Add(asset.Id, asset);
        return call.Answer(new JsonObject
        {
            ["asset_id"] = asset.Id,
            ["url"] = call.Link(asset.Medium),
            ["mime_type"] = type.MimeType,
            ["size_bytes"] = asset.Size,
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
        ["url"] = call.Link(asset.Medium),
        ["folder_id"] = null,
    };
}
