namespace HeyGen.Sandbox.Assets;

/// <summary>
/// Checks the three ways in which a file is given to the API: by URL, by asset id, or inline. URLs are not fetched, as the sandbox works without a
/// network; an address under <c>.invalid</c>, which can lead nowhere (RFC 6761), is answered like one that HeyGen could not fetch.
/// </summary>
internal static class AssetInput
{
    /// <summary>32 MB, taken as binary; HeyGen does not say which it means.</summary>
    public const int LargestFile = 32 * 1024 * 1024;

    /// <summary>Checks an object with a <c>type</c> of <c>url</c>, <c>asset_id</c> or <c>base64</c>.</summary>
    /// <returns>The kind of file, or null when the address does not tell it.</returns>
    public static string? Check(ApiCall call, JsonElement input, string path, params ReadOnlySpan<string> kinds)
    {
        var kind = input.Text("type") switch
        {
            "url" => CheckUrl(input.Text("url")!, $"{path}.url"),
            "asset_id" => Find(call, input.Text("asset_id")!, $"{path}.asset_id").Type.Kind,
            _ => CheckInline(input, path),
        };
        RequireKind(kind, path, kinds);
        return kind;
    }

    /// <summary>Checks the file in a field, where the field is there.</summary>
    public static void CheckField(ApiCall call, JsonElement body, string field, params ReadOnlySpan<string> kinds)
    {
        if (body.Field(field) is { } input)
            Check(call, input, field, kinds);
    }

    /// <summary>Checks the list of files in a field, where the field is there.</summary>
    public static void CheckAll(ApiCall call, JsonElement body, string field, params ReadOnlySpan<string> kinds)
    {
        foreach (var (index, input) in body.Items(field).Index())
            Check(call, input, $"{field}[{index}]", kinds);
    }

    /// <summary>Checks the flat pair of fields that audio and backgrounds have, such as <c>audio_url</c> and <c>audio_asset_id</c>.</summary>
    public static void CheckFlat(ApiCall call, JsonElement owner, string urlField, string assetField, string prefix, string kind)
    {
        if (owner.Text(urlField) is { } url)
            RequireKind(CheckUrl(url, prefix + urlField), prefix + urlField, [kind]);
        if (owner.Text(assetField) is { } id)
            RequireKind(Find(call, id, prefix + assetField).Type.Kind, prefix + assetField, [kind]);
    }

    public static string? CheckUrl(string url, string path)
    {
        ApiException.ThrowIf(
            !Uri.TryCreate(url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp),
            path, "expected an absolute http or https URL");
        ApiException.ThrowIf(
            address.Host.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase),
            400, "download_failed", $"The file at {url} could not be fetched: the host does not exist.", path);
        var extension = Path.GetExtension(address.AbsolutePath).TrimStart('.').ToLowerInvariant();
        return FileType.OfDirectUploads.FirstOrDefault(type => type.Extension == (extension == "jpeg" ? "jpg" : extension))?.Kind;
    }

    /// <summary>Checks the address in a field, where the field is there.</summary>
    public static void CheckUrlField(JsonElement body, string field)
    {
        if (body.Text(field) is { } url)
            CheckUrl(url, field);
    }

    /// <summary>Checks the part of a video that is worked on, from <c>start_time</c> to <c>end_time</c> in seconds; all of it without them.</summary>
    public static void CheckStretch(JsonElement body)
    {
        var (start, end) = (body.Number("start_time") ?? 0, body.Number("end_time"));
        ApiException.ThrowIf(start < 0, "start_time", "cannot be below 0");
        ApiException.ThrowIf(end <= start, "end_time", "must come after start_time");
    }

    public static Asset Find(ApiCall call, string id, string? path) =>
        call.TryFind<Asset>(id) is null && DirectUploadOperations.Find(call, id) is not null
            ? throw Asset.Unavailable(id, path)
            : call.FindReady<Asset>(id, path);

    private static string? CheckInline(JsonElement input, string path)
    {
        ApiException.ThrowIf(!input.GetProperty("data").TryGetBytesFromBase64(out var bytes), $"{path}.data", "expected base64");
        ApiException.ThrowIf(bytes.Length > LargestFile, 413, "payload_too_large", $"{path}: the file is over 32 MB.", path);
        return FileType.Detect(bytes)?.Kind ?? throw ApiException.InvalidParameter($"{path}.data", "not a file of an accepted type");
    }

    private static void RequireKind(string? kind, string path, ReadOnlySpan<string> kinds)
    {
        // A project is of use where one is asked for, and nowhere else.
        var fits = kinds.Length > 0 ? kinds.Contains(kind) : kind != FileType.Zip.Kind;
        ApiException.ThrowIf(kind is not null && !fits, path, $"expected a file of the kind {string.Join(" or ", kinds!)}, found {kind}");
    }
}
