using System.Text.Json;

namespace HeyGen.Client;

/// <summary>A place for the bytes of one file, as HeyGen's answer to the first step of a direct upload names it.</summary>
/// <param name="AssetId">What requests will refer to the file by.</param>
/// <param name="Address">Takes the bytes by PUT, without HeyGen's credential.</param>
/// <param name="Headers">Go with the bytes unchanged, for the address is signed for them.</param>
/// <param name="ExpiresInSeconds">For how long the address takes bytes; null where HeyGen does not say.</param>
/// <param name="MaxBytes">The most bytes that the address takes; null where HeyGen does not say.</param>
internal sealed record DirectUploadSlot(
    string AssetId, string Address, IReadOnlyDictionary<string, string> Headers, int? ExpiresInSeconds, long? MaxBytes)
{
    /// <exception cref="HeyGenException">HeyGen named no address for the file.</exception>
    public static DirectUploadSlot Read(HeyGenAnswer answer)
    {
        var data = answer.Data;
        if (Text(data, "asset_id") is not { } assetId || Text(data, "upload_url") is not { } address)
        {
            var failure = Failures.Unreadable("HeyGen named no address for the file.", requestId: answer.RequestId);
            throw new HeyGenException(failure.Error with { WorkStarted = WorkStarted.Unknown });
        }

        var headers = data.TryGetProperty("upload_headers", out var named) && named.ValueKind == JsonValueKind.Object
            ? named.EnumerateObject()
                .Where(header => header.Value.ValueKind == JsonValueKind.String)
                .ToDictionary(header => header.Name, header => header.Value.GetString()!)
            : [];
        return new DirectUploadSlot(assetId, address, headers, (int?)Number(data, "expires_in_seconds"), Number(data, "max_bytes"));
    }

    private static string? Text(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static long? Number(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}
