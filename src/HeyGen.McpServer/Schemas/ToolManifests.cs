namespace HeyGen.McpServer.Schemas;

/// <summary>Reads the manifests that were compiled into the program.</summary>
internal static class ToolManifests
{
    /// <exception cref="InvalidOperationException">The program was built before the tool's manifest was written.</exception>
    public static ToolManifest Read(string tool)
    {
        using var stream = Open(tool);
        return JsonSerializer.Deserialize(stream, ManifestJson.Default.ToolManifest)!;
    }

    /// <summary>The manifest as it is written.</summary>
    public static JsonObject ReadJson(string tool)
    {
        using var stream = Open(tool);
        return JsonNode.Parse(stream)!.AsObject();
    }

    private static Stream Open(string tool) => typeof(ToolManifests).Assembly.GetManifestResourceStream($"tool-manifests/{tool}.json")
        ?? throw new InvalidOperationException($"The tool {tool} has no manifest in this build. Run the command 'manifests' and build again.");
}
