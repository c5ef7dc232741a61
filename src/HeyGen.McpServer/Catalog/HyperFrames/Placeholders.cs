using System.Net;
using System.Text.RegularExpressions;

namespace HeyGen.McpServer.Catalog.HyperFrames;

/// <summary>
/// The <c>{{NAME}}</c> in a project's texts. A value is written so that it stays a value where it stands: it cannot open a tag, nor end a text of a script.
/// </summary>
internal sealed partial class Placeholders(JsonObject values)
{
    private static readonly string[] pages = [".html", ".htm", ".svg"];
    private static readonly string[] scripts = [".js", ".mjs", ".json"];
    private static readonly string[] plain = [".txt", ".srt", ".vtt"];

    private readonly HashSet<string> found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> missing = new(StringComparer.Ordinal);

    /// <summary>Names that stand in a text and have a value.</summary>
    public IReadOnlySet<string> Filled => found;

    /// <summary>Names that have no value, each with the first file that it stands in.</summary>
    public IReadOnlyDictionary<string, string> Missing => missing;

    /// <summary>Whether placeholders are looked for in a file. A library of others may have its own.</summary>
    public static bool AreIn(string name) => !name.EndsWith(".min.js", StringComparison.OrdinalIgnoreCase)
        && Path.GetExtension(name).ToLowerInvariant() is var extension
        && (extension is ".css" || pages.Contains(extension) || scripts.Contains(extension) || plain.Contains(extension));

    public string Fill(string name, string text)
    {
        var extension = Path.GetExtension(name).ToLowerInvariant();
        if (pages.Contains(extension))
            return FillPage(name, text);

        return Fill(name, text, extension is ".css" ? InStyle : scripts.Contains(extension) ? InScript : Plain);
    }

    private string FillPage(string name, string text)
    {
        var filled = new StringBuilder();
        var at = 0;
        foreach (var tag in HtmlTags.Of(text).Where(tag => tag.Body is not null))
        {
            filled.Append(Fill(name, text[at..tag.Body!.Value.Start.Value], InPage));
            filled.Append(Fill(name, text[tag.Body.Value], tag.Name == "style" ? InStyle : InScript));
            at = tag.Body.Value.End.Value;
        }

        return filled.Append(Fill(name, text[at..], InPage)).ToString();
    }

    private string Fill(string file, string text, Func<JsonNode, string> write) => Placeholder().Replace(text, match =>
    {
        var name = match.Groups[1].Value;
        if (values[name] is { } value)
        {
            found.Add(name);
            return write(value);
        }

        missing.TryAdd(name, file);
        return match.Value;
    });

    private static string Plain(JsonNode value) => JsonText.Read(value) ?? value.ToJsonString();

    private static string InPage(JsonNode value) => WebUtility.HtmlEncode(Plain(value));

    /// <summary>The writer of JSON escapes quotes, backticks and what HTML has; <c>${</c> would be code in a text between backticks.</summary>
    private static string InScript(JsonNode value)
    {
        var json = value.ToJsonString().Replace("$", "\\u0024", StringComparison.Ordinal);
        return JsonText.Read(value) is null ? json : json[1..^1];
    }

    private static string InStyle(JsonNode value) => Special().Replace(Plain(value), match => $"\\{(int)match.Value[0]:x} ");

    [GeneratedRegex(@"\{\{\s*([A-Za-z][A-Za-z0-9_]*)\s*\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    /// <summary>What could end a value of CSS, a text or the style itself.</summary>
    [GeneratedRegex("""[\x00-\x1f"'<>;{}\\`@!]""", RegexOptions.CultureInvariant)]
    private static partial Regex Special();
}
