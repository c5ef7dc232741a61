using HeyGen.McpServer.Catalog;
using HeyGen.McpServer.Mcp.Calls;
using HeyGen.McpServer.Schemas;
using Microsoft.ML.Tokenizers;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Manifests;

/// <summary>Makes the manifests from the tools' definitions and records.</summary>
internal static class ManifestBuilder
{
    /// <summary>Month in which the facts about HeyGen's API were gathered.</summary>
    private const string ApiFacts = "2026-11";

    public static IReadOnlyList<ToolManifest> Build(IEnumerable<ToolDefinition> tools)
    {
        var tokenizer = TiktokenTokenizer.CreateForEncoding("o200k_base");
        return [.. tools.Select(tool => Build(tool, tokenizer)).OrderBy(manifest => manifest.Name, StringComparer.Ordinal)];
    }

    public static ManifestIndex Index(IReadOnlyList<ToolManifest> manifests) => new(
        ApiFacts,
        manifests.Count,
        manifests.Where(manifest => manifest.Operation is not null).Select(manifest => manifest.Operation).Distinct().Count(),
        manifests.Sum(manifest => manifest.Tokens),
        Cost(manifests, []),
        Cost(manifests, [ToolCatalog.EveryToolset]),
        [.. manifests.Select(Row)]);

    /// <summary>What <c>tools/list</c> costs every conversation with these toolsets.</summary>
    private static ManifestCost Cost(IReadOnlyList<ToolManifest> manifests, IReadOnlyList<string> toolsets)
    {
        var listed = ToolCatalog.Select(toolsets, readOnly: false).Listed.Select(tool => tool.Name).ToHashSet();
        var shown = manifests.Where(manifest => listed.Contains(manifest.Name)).ToList();
        return new ManifestCost(shown.Count, shown.Sum(manifest => manifest.Tokens));
    }

    private static ManifestRow Row(ToolManifest manifest) =>
        new(manifest.Name, manifest.Title, manifest.Toolset, manifest.Operation, ToolCatalog.Find(manifest.Name)!.IsDefault, manifest.Tokens);

    private static ToolManifest Build(ToolDefinition tool, TiktokenTokenizer tokenizer)
    {
        var manifest = new ToolManifest
        {
            Name = tool.Name,
            Title = tool.Title,
            Description = tool.Description,
            Toolset = tool.Toolset,
            Operation = tool.Operation is { } operation ? $"{operation.Method} {operation.Path}" : null,
            Annotations = new ManifestAnnotations(
                ReadOnlyHint: tool.ReadOnly,
                // A file of the user's that is replaced is gone too.
                DestructiveHint: tool.Effects.HasFlag(Effects.Deletes) || SchemaBuilder.Full(tool)["properties"]?["overwrite"] is not null,
                // Doing it again changes nothing more: reading, deleting, setting. What spends, spends again; another POST may make another thing.
                IdempotentHint: tool.ReadOnly || (!tool.Effects.HasFlag(Effects.Spends) && tool.Operation?.Method != HttpMethod.Post),
                OpenWorldHint: !tool.StaysInside),
            Effects = new ManifestEffects(
                tool.ReadOnly, tool.Effects.HasFlag(Effects.Spends), tool.Effects.HasFlag(Effects.Deletes), tool.Effects.HasFlag(Effects.LocalFiles)),
            InputSchema = Element(SchemaBuilder.Full(tool)),
            ListedSchema = Element(SchemaBuilder.Listed(tool)),
            OutputSchema = Element(OutputSchema.For(tool)),
            Job = tool.Job is { } job ? new ManifestJob(job.Kind.Name, JobStates.Names) : null,
            AssetInputs = SchemaBuilder.AssetInputsOf(tool) is { Count: > 0 } inputs ? inputs : null,
            Tokens = 0,
        };
        return manifest with { Tokens = tokenizer.CountTokens(Compact(ListedTool.From(manifest, tool))) };
    }

    /// <summary>The tool's share of the <c>tools/list</c> result, byte for byte.</summary>
    private static string Compact(Tool tool) => JsonSerializer.Serialize(tool, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(Tool)));

    private static JsonElement Element(JsonObject schema) => JsonSerializer.SerializeToElement(schema, JsonNodes.Default.JsonObject);
}
