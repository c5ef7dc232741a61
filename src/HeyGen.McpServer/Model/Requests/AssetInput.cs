namespace HeyGen.McpServer.Model.Requests;

/// <summary>
/// A file that a request refers to: by a public address, by the id of an uploaded asset, or with its bytes. In JSON it may also be written as
/// one string, an address or an asset id; HeyGen is always sent the object form.
/// </summary>
[JsonConverter(typeof(AssetInputConverter))]
internal sealed record AssetInput
{
    private AssetInput(string type) => Type = type;

    /// <summary>HeyGen's name for the form: <c>url</c>, <c>asset_id</c> or <c>base64</c>.</summary>
    public string Type { get; }

    /// <summary>The public address, in the form <c>url</c>.</summary>
    public string? Url { get; private init; }

    /// <summary>The asset's id, in the form <c>asset_id</c>.</summary>
    public string? AssetId { get; private init; }

    /// <summary>The media type of the bytes, in the form <c>base64</c>.</summary>
    public string? MediaType { get; private init; }

    /// <summary>The bytes, in the form <c>base64</c>.</summary>
    public string? Data { get; private init; }

    /// <summary>A file that HeyGen fetches itself: public, direct, at most 32 MB.</summary>
    public static AssetInput FromUrl(string url) => new("url") { Url = url };

    /// <summary>A file uploaded before.</summary>
    public static AssetInput FromId(string assetId) => new("asset_id") { AssetId = assetId };

    /// <summary>A file sent within the request.</summary>
    public static AssetInput FromBase64(string mediaType, string data) => new("base64") { MediaType = mediaType, Data = data };

    /// <summary>The address, the id, or the media type; never the bytes.</summary>
    public override string ToString() => Url ?? AssetId ?? $"{MediaType} ({Data?.Length ?? 0} characters)";
}
