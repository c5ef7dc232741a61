using System.Globalization;
using System.Text.RegularExpressions;

namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>A value of a tool's answer to its example, as <see cref="ToolDefinition.Example"/> writes it.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Filter">An argument that its call has besides those of its example.</param>
/// <param name="Steps">The way to the value.</param>
internal sealed partial record Reference(ToolDefinition Tool, KeyValuePair<string, string>? Filter, IReadOnlyList<string> Steps)
{
    public static Reference? Of(JsonNode? value) =>
        value is JsonValue single && single.TryGetValue(out string? text) && text.StartsWith('$') ? Parse(text) : null;

    public static IEnumerable<Reference> AllIn(JsonNode value) => Texts(value).Select(text => Of(text.Value)).OfType<Reference>();

    /// <summary>The texts in a value, each with the name of the field or list that holds it.</summary>
    public static IEnumerable<(string Name, JsonNode Value)> Texts(JsonNode? value, string name = "") => value switch
    {
        JsonObject fields => fields.SelectMany(field => Texts(field.Value, field.Key)),
        JsonArray items => items.SelectMany(item => Texts(item, name)),
        JsonValue single when single.TryGetValue(out string? _) => [(name, single)],
        _ => [],
    };

    /// <summary>The value in an answer of the tool; null when the answer has none.</summary>
    public JsonNode? In(JsonObject answer) => Steps.Aggregate((JsonNode?)answer, (node, step) => node switch
    {
        JsonObject fields => fields[step],
        JsonArray items when int.TryParse(step, CultureInfo.InvariantCulture, out var index) => items.ElementAtOrDefault(index),
        _ => null,
    });

    public override string ToString() => $"{Tool.Name}: {string.Join('.', Steps)}";

    private static Reference Parse(string text)
    {
        var way = Form().Match(text);
        var tool = ToolCatalog.Find(way.Groups["tool"].Value) ?? throw new FormatException($"{text} names no tool.");
        KeyValuePair<string, string>? filter = way.Groups["name"].Success ? new(way.Groups["name"].Value, way.Groups["value"].Value) : null;
        return new(tool, filter, way.Groups["path"].Value.Split('.', '[', ']').Where(step => step.Length > 0).ToList());
    }

    [GeneratedRegex(@"^\$(?<tool>\w+)(\((?<name>\w+)=(?<value>\w+)\))?(?<path>[.\[].+)$")]
    private static partial Regex Form();
}
