namespace HeyGen.McpServer.Platform;

/// <summary>Makes text of others safe to show to a model: without control and bidirectional characters, which hide instructions, and bounded.</summary>
internal static class UntrustedText
{
    private const int MostCharacters = 2000;

    /// <summary>A shortened link would be a broken one, so links get more room, and are dropped whole beyond it.</summary>
    private const int MostLinkCharacters = 8000;

    /// <summary>Stands for a text that was cut in the middle of an emoji: no string can be read from it.</summary>
    private const string Unreadable = "(unreadable text)";

    public static JsonNode? Clean(JsonNode? node) => node switch
    {
        JsonObject fields => Clean(fields),
        JsonArray items => new JsonArray([.. items.Select(Clean)]),
        JsonValue value when value.GetValueKind() is JsonValueKind.String => JsonValue.Create(Clean(JsonText.Read(value) ?? Unreadable)),
        _ => node?.DeepClone(),
    };

    /// <summary>A cleaned copy without the fields that are null: they say nothing, and cost a model's context.</summary>
    public static JsonObject Clean(JsonObject fields) =>
        new(fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(Clean(field.Key), Clean(field.Value))));

    public static string Clean(string text)
    {
        var isLink = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        if (isLink && text.Length > MostLinkCharacters)
            return "(link too long to show)";

        var visible = text.EnumerateRunes().Any(IsHidden) ? WithoutHidden(text) : text;
        return isLink || visible.Length <= MostCharacters ? visible : Shorten(visible);
    }

    /// <summary>The whole text without hidden characters, for the few texts that a caller is to edit and send back.</summary>
    public static string WithoutHidden(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsHidden(rune))
                kept.Append(rune.ToString());
        }

        return kept.ToString();
    }

    private static string Shorten(string text)
    {
        // Never between the halves of a surrogate pair.
        var end = char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters;
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, end)}… ({text.Length - end} more characters)");
    }

    /// <summary>
    /// Control and format characters (bidirectional marks, zero-width characters, tags) but for line breaks, tabs and the joiners that scripts and emoji need.
    /// </summary>
    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format && rune.Value is not ('\n' or '\t' or 0x200C or 0x200D);
}
