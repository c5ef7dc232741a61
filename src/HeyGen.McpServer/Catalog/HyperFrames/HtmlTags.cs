using System.Net;

namespace HeyGen.McpServer.Catalog.HyperFrames;

/// <summary>One start tag of a page.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Body">Where the text of a script or style stands, which is no HTML.</param>
internal sealed record HtmlTag(string Name, IReadOnlyDictionary<string, string> Attributes, Range? Body)
{
    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    /// <summary>A positive number; null for anything else.</summary>
    public decimal? Number(string attribute) =>
        decimal.TryParse(this[attribute], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}

/// <summary>
/// The start tags of a page with their attributes, which is all that is read of it: comments, scripts and styles are passed over. A parser that builds the
/// page would be larger than the rest of this.
/// </summary>
internal static class HtmlTags
{
    private const string Spaces = " \t\r\n\f/";

    public static IEnumerable<HtmlTag> Of(string html)
    {
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at))
        {
            if (html.AsSpan(at).StartsWith("<!--"))
            {
                at = End(html, "-->", at);
            }
            else if (at + 1 == html.Length || !char.IsAsciiLetter(html[at + 1]))
            {
                at++;
            }
            else
            {
                var name = Take(html, ref at, Spaces + ">")[1..].ToLowerInvariant();
                var attributes = Attributes(html, ref at);
                Range? body = null;
                if (name is "script" or "style")
                {
                    body = at..End(html, $"</{name}", at);
                    at = body.Value.End.Value;
                }

                yield return new HtmlTag(name, attributes, body);
            }
        }
    }

    private static Dictionary<string, string> Attributes(string html, ref int at)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (at < html.Length && html[at] != '>')
        {
            Skip(html, ref at, Spaces);
            var name = Take(html, ref at, Spaces + "=>");
            Skip(html, ref at, " \t\r\n\f");
            var value = at < html.Length && html[at] == '=' ? Value(html, ref at) : "";
            if (name.Length > 0)
                attributes.TryAdd(name, WebUtility.HtmlDecode(value));
        }

        at = Math.Min(at + 1, html.Length);
        return attributes;
    }

    private static string Value(string html, ref int at)
    {
        at++;
        Skip(html, ref at, " \t\r\n\f");
        if (at == html.Length || html[at] is not ('"' or '\''))
            return Take(html, ref at, " \t\r\n\f>");

        var quote = html[at++].ToString();
        var value = Take(html, ref at, quote);
        at = Math.Min(at + 1, html.Length);
        return value;
    }

    private static string Take(string html, ref int at, ReadOnlySpan<char> until)
    {
        var length = html.AsSpan(at).IndexOfAny(until);
        var start = at;
        at = length < 0 ? html.Length : at + length;
        return html[start..at];
    }

    private static void Skip(string html, ref int at, ReadOnlySpan<char> these)
    {
        var length = html.AsSpan(at).IndexOfAnyExcept(these);
        at = length < 0 ? html.Length : at + length;
    }

    /// <summary>Where a text stands next; the end of the page when it does not.</summary>
    private static int End(string html, string text, int from) =>
        html.IndexOf(text, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var found ? found : html.Length;
}
