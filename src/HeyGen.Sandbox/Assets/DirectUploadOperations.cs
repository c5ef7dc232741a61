namespace HeyGen.Sandbox.Assets;

/// <summary>The direct uploads of the API's <c>asset</c> group: announce a file, send its bytes to <see cref="UploadEndpoint"/>, complete.</summary>
internal sealed class DirectUploadOperations : IOperationGroup
{
    public void Register(OperationTable operations)
    {
        operations.Stores<Batch>("/v3/assets/batches");
        operations["create_asset_upload"] = call => call.Answer(Describe(call, Announce(call, Read(call.Body, ""))));
        operations["complete_asset_upload"] = Complete;
        operations["create_asset_upload_batch"] = AssetBatch.Create;
        operations["complete_asset_batch"] = AssetBatch.Complete;
        operations["bulk_asset_statuses"] = AssetBatch.AnswerStatuses;
    }

    public static AnnouncedFile Read(JsonElement file, string prefix)
    {
        var mimeType = file.Text("content_type")!;
        var type = FileType.OfDirectUploads.FirstOrDefault(type => type.MimeType.Equals(mimeType, StringComparison.OrdinalIgnoreCase))
            ?? throw ApiException.InvalidParameter(
                prefix + "content_type", $"expected one of {string.Join(", ", FileType.OfDirectUploads.Select(type => type.MimeType))}");
        var size = file.Number("size_bytes")!.Value;
        ApiException.ThrowIf(size < 1, prefix + "size_bytes", "a file has bytes");
        ApiException.ThrowIf(
            size > UploadEndpoint.LargestFile,
            413, "payload_too_large", $"{prefix}size_bytes: at most {UploadEndpoint.LargestFile}.", prefix + "size_bytes");
        var checksum = file.Text("checksum_sha256");
        ApiException.ThrowIf(
            checksum is not null && !(checksum.Length == 64 && checksum.All(char.IsAsciiHexDigit)),
            prefix + "checksum_sha256", "expected 64 hexadecimal digits");
        return new(file.Text("filename")!, type, (long)size, checksum);
    }

    public static DirectUpload Announce(ApiCall call, AnnouncedFile file)
    {
        var upload = new DirectUpload(call.Account, file, call.Now + DirectUpload.Lifetime);
        call.World.Uploads[upload.AssetId] = upload;
        return upload;
    }

    public static JsonObject Describe(ApiCall call, DirectUpload upload) => new()
    {
        ["asset_id"] = upload.AssetId,
        ["upload_url"] = UploadEndpoint.Link(call.BaseAddress, upload),
        ["upload_headers"] = upload.Headers().ToJson(header => header.Key, header => header.Value),
        ["expires_in_seconds"] = (int)DirectUpload.Lifetime.TotalSeconds,
        ["max_bytes"] = UploadEndpoint.LargestFile,
        ["status"] = upload.Status(call.Now),
    };

    public static void Keep(ApiCall call, DirectUpload upload)
    {
        if (upload.Asset is { } asset && !call.Account.Made<Asset>().ContainsKey(asset.Id))
            call.Keep(asset);
    }

    /// <summary>The caller's upload of that asset id; null when it is none of theirs.</summary>
    public static DirectUpload? Find(ApiCall call, string assetId) =>
        call.World.Uploads.GetValueOrDefault(assetId) is { } upload && upload.Owner == call.Account ? upload : null;

    private static ApiAnswer Complete(ApiCall call)
    {
        var id = call.PathValue("asset_id");
        var upload = Find(call, id) ?? throw ApiException.NotFound("asset_not_found", "Upload", id);
        var asset = upload.Complete(call.World.Clock, call.Body.Text("checksum_sha256"));
        Keep(call, upload);
        return call.Answer(asset.DescribeFile(call));
    }
}
