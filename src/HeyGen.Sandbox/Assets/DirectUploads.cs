using System.Collections.Concurrent;

namespace HeyGen.Sandbox.Assets;

/// <summary>The direct uploads of all accounts, by asset id: whoever sends the bytes shows no key that would tell the account.</summary>
internal sealed class DirectUploads
{
    private readonly ConcurrentDictionary<string, DirectUpload> uploads = new();

    public void Add(DirectUpload upload) => this.uploads[upload.AssetId] = upload;

    public DirectUpload? Find(string assetId) => this.uploads.GetValueOrDefault(assetId);

    public void Remove(string assetId) => this.uploads.TryRemove(assetId, out _);
}
