namespace HeyGen.McpServer.Tests.Schemas;

public sealed class AssetInputsTests
{
    public static TheoryData<string> Tools => [.. ToolCatalog.All.Where(tool => tool.Operation?.Method == HttpMethod.Post).Select(tool => tool.Name)];

    /// <summary>What the contract says of a place: which of HeyGen's forms of an asset it takes.</summary>
    [Theory]
    [MemberData(nameof(Tools))]
    public void AssetInputs_EveryPlace_IsThatOfTheContract(string name)
    {
        var tool = ToolCatalog.Find(name)!;
        var entry = ContractData.Operations.Single(entry => (string?)entry["id"] == tool.Operation!.Id);
        // Of a flat body with fields for several modes, a tool of one mode has its own only; ContractTests says which those are.
        var properties = SchemaBuilder.Full(tool)["properties"]!.AsObject();
        var theirs = Places(Variant(entry["request_schema"] as JsonObject ?? [], tool), path: "")
            .Where(place => properties.ContainsKey(place.Path.Split('.', '[')[0]))
            .Distinct()
            .Order();

        var ours = (ToolManifests.Read(name).AssetInputs ?? []).Where(input => input.IdField is null).Select(input => (input.Path, input.TakesBytes)).Order();

        Assert.Equal(theirs, ours);
    }

    [Fact]
    public void AssetInputs_AddressBesideAnId_IsAPlaceToo() => Assert.Contains(
        new ManifestAssetInput("scenes[].input.audio_url", TakesBytes: false, "audio_asset_id"), ToolManifests.Read("create_video_from_studio").AssetInputs!);

    /// <summary>The branch of a union that the tool stands for. Where the body is no union, a fixed field only fills it in.</summary>
    private static JsonObject Variant(JsonObject schema, ToolDefinition tool) => tool.Operation!.FixedFields.Aggregate(schema, (body, field) =>
        body["oneOf"]?.AsArray().Single(branch => (string?)branch!["properties"]![field.Key]!["const"] == field.Value)!.AsObject() ?? body);

    private static IEnumerable<(string Path, bool TakesBytes)> Places(JsonObject schema, string path)
    {
        var branches = ((schema["oneOf"] ?? schema["anyOf"]) as JsonArray ?? []).OfType<JsonObject>().ToList();
        var forms = branches.Select(branch => (string?)branch["properties"]?["type"]?["const"]).ToHashSet();
        if (forms.Contains("url") && forms.Contains("asset_id"))
            return [(path, forms.Contains("base64"))];

        var properties = schema["properties"] as JsonObject ?? [];
        return properties.SelectMany(property => Places(property.Value!.AsObject(), path.Length == 0 ? property.Key : $"{path}.{property.Key}"))
            .Concat(branches.SelectMany(branch => Places(branch, path)))
            .Concat(schema["items"] is JsonObject items ? Places(items, $"{path}[]") : []);
    }
}
