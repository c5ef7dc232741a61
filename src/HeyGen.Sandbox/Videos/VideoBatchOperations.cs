using HeyGen.Sandbox.Assets;
using HeyGen.Sandbox.Batches;
using HeyGen.Sandbox.Folders;
using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.Videos;

/// <summary>The batches of the API's <c>video</c> group.</summary>
internal sealed class VideoBatchOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["create_video_batch"] = Create,
        ["get_video_batch"] = BatchOperations.Get,
        ["bulk_video_statuses"] = call => BatchOperations.Statuses(call, "video_ids", id => VideoOperations.Existing(call, id)?.Status(call.Now)),
    };

    private static ApiAnswer Create(ApiCall call)
    {
        if (call.Body.Text("callback_url") is { } callback)
            AssetInput.CheckUrl(callback, "callback_url");
        var folder = call.Body.Text("folder_id");
        if (folder is not null)
            FolderOperations.Find(call.Account, folder, "folder_id");
        return BatchOperations.Create(call, call.Body.Items("videos"), video => VideoRequest.Check(call, video, folder, takesSlot: false));
    }
}
