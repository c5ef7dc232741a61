using System.Runtime.InteropServices;

namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>Writes values of the caller's into messages: short, on one line, and unable to steer a terminal or reverse the text around them.</summary>
internal static class ValueText
{
    public const int MaximumLength = 60;

    private const int MostListed = 20;

    /// <summary>A value as it stands in JSON, with quotes around text: <c>"abc"</c>, <c>3</c>, <c>an object</c>.</summary>
    public static string Quoted(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"\"{Shorten(value.GetString()!)}\"",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => $"a list of {SchemaWording.Count(value.GetArrayLength(), "item")}",
        _ => Plain(value),
    };

    /// <summary>A value with the name of its type, for when the type is the mistake: <c>the string "5"</c>.</summary>
    public static string WithType(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"the string {Quoted(value)}",
        JsonValueKind.Number => $"the number {Quoted(value)}",
        _ => Quoted(value),
    };

    /// <summary>A value as its bare text, the way a suggestion shows it; lists and objects as JSON.</summary>
    public static string Plain(JsonElement value) =>
        Shorten(value.ValueKind is JsonValueKind.String ? value.GetString()! : Encoding.UTF8.GetString(Start(JsonMarshal.GetRawUtf8Value(value))));

    /// <summary>A choice: <c>one of a, b</c>, or <c>the value a</c>. Long lists are cut, and say so.</summary>
    public static string OneOf(IReadOnlyCollection<string> values)
    {
        if (values.Count == 1)
            return $"the value {Item(values.First())}";

        var listed = string.Join(", ", values.Take(MostListed).Select(Item));
        var rest = values.Count - MostListed;
        return rest > 0 ? string.Create(CultureInfo.InvariantCulture, $"one of {listed} and {rest} more") : $"one of {listed}";
    }

    /// <summary>At most <see cref="MaximumLength"/> characters of the text, without control and direction characters.</summary>
    public static string Shorten(string text)
    {
        var shortened = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shortened.Length >= MaximumLength)
                return shortened.Append('…').ToString();

            if (IsHarmless(rune))
                shortened.Append(rune.ToString());
        }

        return shortened.ToString();
    }

    // Enough bytes that shortening still sees that there is more, without decoding megabytes.
    private static ReadOnlySpan<byte> Start(ReadOnlySpan<byte> json) => json[..Math.Min(json.Length, 8 * MaximumLength)];

    private static string Item(string value) => value.Length == 0 || value.Contains(',') || char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1])
        ? $"\"{value}\""
        : value;

    private static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
