using System.Text.Json;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Schemas;

namespace HeyGen.McpServer.Catalog.BuiltIn;

/// <summary>The texts by which a tool is found.</summary>
internal sealed record ToolText(string Name, string Title, string Description, string Keywords, string Arguments, string ArgumentDescriptions)
{
    /// <summary>How much more, or less, likely than others it is what somebody wants: usual tools are, those that HeyGen may refuse are not.</summary>
    public double Likelihood { get; init; } = 1;

    public static ToolText Of(ToolDefinition tool)
    {
        var schema = ToolManifests.Read(tool.Name).InputSchema;
        var properties = Properties(schema).ToList();
        return new ToolText(
            string.Join(' ', tool.Aliases.Prepend(tool.Name)),
            tool.Title,
            tool.Description,
            tool.Keywords,
            string.Join(' ', properties.Select(property => property.Name)),
            string.Join(' ', properties.Select(property => Text(property.Value))))
        {
            Likelihood = tool.IsDefault ? 1.15 : tool.Toolset == ToolCatalog.Preview ? 0.85 : 1,
        };
    }

    /// <summary>The properties of all levels, each name once: a scene that repeats twenty fields says no more than one.</summary>
    private static IEnumerable<JsonProperty> Properties(JsonElement schema) => All(schema).DistinctBy(property => property.Name);

    private static IEnumerable<JsonProperty> All(JsonElement schema)
    {
        var own = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().ToList() : [];
        var branches = schema.TryGetProperty("anyOf", out var union) ? union.EnumerateArray().SelectMany(All) : [];
        var items = schema.TryGetProperty("items", out var item) ? All(item) : [];
        return [.. own, .. own.SelectMany(property => All(property.Value)), .. branches, .. items];
    }

    private static string Text(JsonElement property)
    {
        var description = property.TryGetProperty("description", out var text) ? text.GetString() : "";
        return property.TryGetProperty("enum", out var values) ? $"{description} {string.Join(' ', values.EnumerateArray().Select(value => value.GetString()))}" : description!;
    }
}
