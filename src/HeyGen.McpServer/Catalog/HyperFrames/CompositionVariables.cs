namespace HeyGen.McpServer.Catalog.HyperFrames;

/// <summary>The variables that a page declares in <c>data-composition-variables</c>, of the page itself or of its composition.</summary>
internal sealed class CompositionVariables
{
    private const string Attribute = "data-composition-variables";

    private readonly Dictionary<string, JsonObject> declared = new(StringComparer.Ordinal);

    public CompositionVariables(IReadOnlyList<HtmlTag> tags)
    {
        var composition = tags.FirstOrDefault(tag => tag["data-composition-id"] is not null);
        foreach (var text in new[] { tags.FirstOrDefault(tag => tag.Name == "html")?[Attribute], composition?[Attribute] }.OfType<string>().Distinct())
            Read(text);
    }

    public bool Any => declared.Count > 0;

    /// <summary>What is wrong with the declarations themselves.</summary>
    public string? Fault { get; private set; }

    public string Names => string.Join(", ", declared.Keys.Select(UntrustedText.Clean));

    public bool Has(string name) => declared.ContainsKey(name);

    /// <summary>What is wrong with a value of a declared variable; null when nothing is.</summary>
    public string? FaultOf(string name, JsonNode? value)
    {
        var variable = declared[name];
        return (JsonText.At(variable, "type"), value?.GetValueKind() ?? JsonValueKind.Null) switch
        {
            ("string", JsonValueKind.String) => TooLong(variable, JsonText.Read(value)!),
            ("string", _) => "needs a text",
            ("color", JsonValueKind.String) => null,
            ("color", _) => "needs a color as a text, such as \"#1a73e8\"",
            ("number", JsonValueKind.Number) => OutOfRange(variable, JsonNumber.Read(value)),
            ("number", _) => "needs a number",
            ("boolean", JsonValueKind.True or JsonValueKind.False) => null,
            ("boolean", _) => "needs true or false",
            ("enum", _) => NotAmong(variable, JsonText.Read(value)),
            ("font", JsonValueKind.String) or ("image", JsonValueKind.String) => null,
            ("font", _) => HasTexts(value, "name", "source") ? null : "needs the font's name, or {\"name\": ..., \"source\": ...}",
            ("image", _) => HasTexts(value, "url") ? null : "needs the picture's address, or {\"url\": ...}",
            _ => null,
        };
    }

    private static bool HasTexts(JsonNode? value, params string[] names) =>
        value is JsonObject fields && names.All(name => JsonText.At(fields, name) is not null);

    private static string? TooLong(JsonObject variable, string text) =>
        JsonNumber.Read(variable["maxLength"]) is { } most && text.Length > most ? $"has {text.Length} characters, and at most {most} are allowed" : null;

    private static string? OutOfRange(JsonObject variable, decimal? number)
    {
        var (least, most) = (JsonNumber.Read(variable["min"]), JsonNumber.Read(variable["max"]));
        return number < least ? $"is under the least allowed, {least}" : number > most ? $"is over the most allowed, {most}" : null;
    }

    private static string? NotAmong(JsonObject variable, string? text)
    {
        var options = variable["options"] as JsonArray ?? [];
        var allowed = options.Select(option => JsonText.Read(option) ?? JsonText.Read((option as JsonObject)?["value"])).ToList();
        return text is not null && allowed.Contains(text) ? null : $"needs one of {UntrustedText.Clean(string.Join(", ", allowed))}";
    }

    private void Read(string text)
    {
        try
        {
            foreach (var variable in (JsonNode.Parse(text) as JsonArray ?? throw new JsonException()).OfType<JsonObject>())
            {
                if (JsonText.At(variable, "id") is { Length: > 0 } id)
                    declared[id] = variable;
            }
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            Fault = $"{Attribute} is no JSON array of variables, each with id, type, label and default";
        }
    }
}
