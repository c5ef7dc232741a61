using System.Collections.Concurrent;
using System.Text.Encodings.Web;

namespace HeyGen.McpServer.Mcp.Apps;

/// <summary>Puts the pages together: one document each, for a host shows them without a server to load anything from.</summary>
internal sealed class AppDocuments(IJobKinds kinds, JobSpeed speed, HeyGenClient heyGen)
{
    private const string Prefix = "apps/";

    /// <summary>Where HeyGen keeps media.</summary>
    private static readonly string[] mediaHosts = ["https://*.heygen.ai", "https://*.heygen.com"];

    private static readonly string[] shared = ["base.js", "bridge.js"];

    private readonly ConcurrentDictionary<string, string> documents = new(StringComparer.Ordinal);

    public string Html(AppPage page) => documents.GetOrAdd(page.Name, static (_, made) => made.Documents.Compose(made.Page), (Documents: this, Page: page));

    /// <summary>What the host lets a page load. Subtitles are fetched, so that media hosts stand in both lists.</summary>
    public JsonObject Meta() => new()
    {
        ["ui"] = new JsonObject
        {
            ["csp"] = new JsonObject { ["connectDomains"] = Domains(), ["resourceDomains"] = Domains() },
            ["prefersBorder"] = true,
        },
    };

    private JsonArray Domains()
    {
        var api = heyGen.BaseAddress;
        string[] other = api.Host.EndsWith(".heygen.com", StringComparison.OrdinalIgnoreCase) ? [] : [api.GetLeftPart(UriPartial.Authority)];
        return new JsonArray([.. mediaHosts.Concat(other).Select(host => (JsonNode?)JsonValue.Create(host))]);
    }

    private string Compose(AppPage page) => Text("page.html")!
        .Replace("{{title}}", HtmlEncoder.Default.Encode(page.Title), StringComparison.Ordinal)
        .Replace("{{style}}", $"{Text("base.css")}{Text($"{page.Name}.css")}", StringComparison.Ordinal)
        .Replace("{{script}}", $"'use strict';\nconst KINDS = {Kinds()};\n{string.Concat(shared.Concat(page.Scripts).Select(Text))}", StringComparison.Ordinal);

    /// <summary>What a card calls each kind of job, and how many seconds it usually takes here.</summary>
    private string Kinds() => new JsonObject(kinds.All.Select(kind => KeyValuePair.Create<string, JsonNode?>(
        kind.Name, new JsonArray(kind.Noun, Math.Round(kind.UsualDuration.TotalSeconds / speed.Running))))).ToJsonString();

    private static string? Text(string name)
    {
        using var file = typeof(AppDocuments).Assembly.GetManifestResourceStream(Prefix + name);
        if (file is null)
            return null;

        using var reader = new StreamReader(file);
        // A script's lines end its statements; a style sheet's end nothing.
        return string.Concat(Lines(reader).Select(line => name.EndsWith(".css", StringComparison.Ordinal) ? line : $"{line}\n"));
    }

    /// <summary>What only whoever reads the source needs is left out of what every card loads.</summary>
    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } text && !text.StartsWith("//", StringComparison.Ordinal) && !text.StartsWith("/*", StringComparison.Ordinal))
                yield return text;
        }
    }
}
