namespace HeyGen.McpServer.Schemas;

/// <summary>The places of a tool's arguments that take a file, where a path of this machine is understood.</summary>
internal static class AssetInputs
{
    private const string TheMark = SubSchemas.MarkPrefix + "asset-input";
    private const string AddressEnding = "url";
    private const string IdEnding = "asset_id";

    public static void Mark(JsonObject schema, bool takesBytes) => schema[TheMark] = takesBytes;

    /// <summary>The type of a list's items is known before the attributes of the list are.</summary>
    public static void MarkWithoutBytes(JsonObject schema)
    {
        foreach (var marked in (JsonObject?[])[schema, schema["items"] as JsonObject])
        {
            if (marked?[TheMark] is not null)
                marked[TheMark] = false;
        }
    }

    /// <summary>Every place, once; those of a union's branches stand side by side.</summary>
    public static IReadOnlyList<ManifestAssetInput> Of(JsonObject schema) => [.. Of(schema, path: "").Distinct()];

    private static IEnumerable<ManifestAssetInput> Of(JsonObject schema, string path)
    {
        if (schema[TheMark] is { } takesBytes)
            yield return new ManifestAssetInput(path, takesBytes.GetValue<bool>(), IdField: null);

        var properties = schema["properties"] as JsonObject ?? [];
        foreach (var (name, property) in properties)
        {
            var place = path.Length == 0 ? name : $"{path}.{name}";
            if (IdFieldBeside(name, properties) is { } idField)
                yield return new ManifestAssetInput(place, TakesBytes: false, idField);

            foreach (var inner in Of(property!.AsObject(), place))
            {
                yield return inner;
            }
        }

        var others = (schema["anyOf"] as JsonArray ?? []).Select(branch => Of(branch!.AsObject(), path))
            .Append(schema["items"] is JsonObject items ? Of(items, $"{path}[]") : []);
        foreach (var inner in others.SelectMany(inner => inner))
        {
            yield return inner;
        }
    }

    /// <summary>Some requests have a field for an address and one for an asset's id, as <c>audio_url</c> and <c>audio_asset_id</c>.</summary>
    private static string? IdFieldBeside(string name, JsonObject properties) =>
        name.EndsWith(AddressEnding, StringComparison.Ordinal) && name[..^AddressEnding.Length] + IdEnding is var idField && properties.ContainsKey(idField)
            ? idField : null;
}
