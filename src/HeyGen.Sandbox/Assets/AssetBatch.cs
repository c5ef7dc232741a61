using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.Assets;

/// <summary>Direct uploads that were announced together. Unlike other batches it begins nothing: its items wait until their bytes are there and it is completed.</summary>
internal sealed record AssetBatch(string Id, string? Title, long CreatedAt, IReadOnlyList<DirectUpload> Uploads)
{
    /// <summary><c>processing</c> as long as an item can still become an asset, then <c>completed</c>, or <c>failed</c> when none did.</summary>
    public string Status(DateTimeOffset now)
    {
        var statuses = Uploads.Select(upload => upload.Status(now)).ToArray();
        if (statuses.Any(status => status is "queued" or "processing"))
            return "processing";
        return statuses.Contains("completed") ? "completed" : "failed";
    }

    /// <summary>The items as the API shows them; the field for the asset's id is called <c>video_id</c> as in all batches.</summary>
    public IEnumerable<JsonObject> Items(DateTimeOffset now) => Uploads.Select((upload, index) => new JsonObject
    {
        ["item_index"] = index,
        ["video_id"] = upload.AssetId,
        ["status"] = upload.Status(now),
        ["error"] = upload.Error(now),
    });
}
