using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HeyGen.McpServer.Platform;

/// <summary>Reads numbers out of JSON that came from outside.</summary>
internal static class JsonNumber
{
    /// <summary>The number; null for anything else, and for one that is too large to reckon with.</summary>
    public static decimal? Read(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() is JsonValueKind.Number
        && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
