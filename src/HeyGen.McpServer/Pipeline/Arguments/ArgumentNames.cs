using System.Collections.Frozen;

namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>Which argument a name at the top of a call means.</summary>
internal sealed class ArgumentNames(ToolDefinition tool, JsonObject properties, IReadOnlyList<ToolDefinition> variants)
{
    /// <summary>The field that tells the variants of a body apart.</summary>
    private const string Type = "type";

    /// <summary>What hosts put beside a model's arguments: n8n the first four, Letta and OpenHands the others.</summary>
    private static readonly FrozenSet<string> addedByHosts =
        FrozenSet.Create("sessionId", "toolCallId", "chatInput", "action", "request_heartbeat", "security_risk");

    private readonly string? idName = OnlyId(properties);

    /// <summary>The arguments under the names of the schema, without what a host added and without a variant that the tool has anyway.</summary>
    public JsonObject Known(JsonObject raw)
    {
        var known = new JsonObject();
        foreach (var (name, value) in raw)
        {
            if (!IsForeign(name) && !(name == Type && Variant is not null))
                known[raw.ContainsKey(Meant(name)) ? name : Meant(name)] = value?.DeepClone();
        }

        return known;
    }

    /// <summary>The body of another variant names the tool that takes it.</summary>
    public ArgumentProblem? WrongVariant(JsonObject raw)
    {
        if (Variant is not { } own || raw[Type] is not { } given || IsVariant(own, given))
            return null;

        var other = variants.FirstOrDefault(candidate => VariantOf(candidate) is { } variant && IsVariant(variant, given));
        var advice = other is null ? "leave it out" : $"call {other.Name} for {JsonText.Read(given)}";
        return new ArgumentProblem(Type, $"type: {tool.Name} is for type {own}; {advice}.");
    }

    private string? Variant => properties.ContainsKey(Type) ? null : VariantOf(tool);

    private string Meant(string name) => tool.ArgumentAliases.TryGetValue(name, out var meant) ? meant
        : name == "id" && idName is not null ? idName
        : name;

    private bool IsForeign(string name) =>
        addedByHosts.Contains(name) && !properties.ContainsKey(name) && !properties.ContainsKey(JsonNamingPolicy.SnakeCaseLower.ConvertName(name));

    private static bool IsVariant(string variant, JsonNode given) => string.Equals(JsonText.Read(given), variant, StringComparison.OrdinalIgnoreCase);

    private static string? VariantOf(ToolDefinition tool) => tool.Operation?.FixedFields.FirstOrDefault(field => field.Key == Type).Value;

    /// <summary>A tool with one id is often called with it as <c>id</c>, which is its name in HeyGen's answers.</summary>
    private static string? OnlyId(JsonObject properties)
    {
        var ids = properties.Select(property => property.Key).Where(name => name.EndsWith("_id", StringComparison.Ordinal)).ToArray();
        return ids is [var only] && !properties.ContainsKey("id") ? only : null;
    }
}
