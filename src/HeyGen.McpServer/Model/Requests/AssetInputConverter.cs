using System.Text.RegularExpressions;

namespace HeyGen.McpServer.Model.Requests;

/// <summary>Reads a string or any of HeyGen's object forms, writes the object form.</summary>
internal sealed partial class AssetInputConverter : JsonConverter<AssetInput>
{
    public override AssetInput Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return FromText(reader.GetString()!);

        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("An asset is a string (address or asset id) or an object with type url, asset_id or base64.");

        var fields = JsonElement.ParseValue(ref reader);
        return Field(fields, "type") switch
        {
            "url" => AssetInput.FromUrl(RequiredField(fields, "url")),
            "asset_id" => AssetInput.FromId(RequiredField(fields, "asset_id")),
            "base64" => AssetInput.FromBase64(RequiredField(fields, "media_type"), RequiredField(fields, "data")),
            _ => throw new JsonException("The type of an asset is url, asset_id or base64."),
        };
    }

    public override void Write(Utf8JsonWriter writer, AssetInput value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("type", value.Type);
        WriteField(writer, "url", value.Url);
        WriteField(writer, "asset_id", value.AssetId);
        WriteField(writer, "media_type", value.MediaType);
        WriteField(writer, "data", value.Data);
        writer.WriteEndObject();
    }

    private static AssetInput FromText(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new JsonException("An asset is an address or an asset id, not an empty string.");

        if (DataAddress().Match(text) is { Success: true } data)
            return AssetInput.FromBase64(data.Groups[1].Value, data.Groups[2].Value);
        // No asset id has a scheme, so plain http is an address too; whether it may be fetched is HeyGen's to say.
        var isAddress = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        return isAddress ? AssetInput.FromUrl(text) : AssetInput.FromId(text);
    }

    /// <summary>RFC 2397's form of bytes within an address, the one string that can hold HeyGen's form base64.</summary>
    [GeneratedRegex("^data:([^;,]+);base64,(.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex DataAddress();

    private static string? Field(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string RequiredField(JsonElement fields, string name) =>
        Field(fields, name) ?? throw new JsonException($"An asset of type {Field(fields, "type")} needs the string {name}.");

    private static void WriteField(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
