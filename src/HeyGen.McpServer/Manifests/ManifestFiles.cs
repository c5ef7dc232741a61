using System.Text.Encodings.Web;
using HeyGen.McpServer.Schemas;

namespace HeyGen.McpServer.Manifests;

/// <summary>The files that are generated from the tools' definitions: <c>tool-manifests/</c>, one a tool and an index, and <c>docs/tools.md</c>.</summary>
internal static class ManifestFiles
{
    private const string ManifestDirectory = "tool-manifests";

    /// <summary>Files are read by people in diffs: quotes and dashes stand as themselves.</summary>
    private static readonly ManifestJson readable =
        new(new JsonSerializerOptions(ManifestJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The checkout's root, from <paramref name="start"/> upwards; null outside a checkout.</summary>
    public static string? FindCheckout(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "McpServer.sln")))
                return folder.FullName;
        }

        return null;
    }

    /// <summary>Every file's path in the checkout, and its text.</summary>
    public static IReadOnlyDictionary<string, string> Render(IReadOnlyList<ToolManifest> manifests)
    {
        var index = ManifestBuilder.Index(manifests);
        var files = manifests.ToDictionary(manifest => $"{ManifestDirectory}/{manifest.Name}.json", Text);
        files[$"{ManifestDirectory}/index.json"] = $"{JsonSerializer.Serialize(index, readable.ManifestIndex)}\n";
        files["docs/tools.md"] = ToolsDocument.Render(manifests, index);
        return files;
    }

    public static string Text(ToolManifest manifest) => $"{JsonSerializer.Serialize(manifest, readable.ToolManifest)}\n";

    /// <summary>Paths of files that are missing, differ, or belong to no tool any more.</summary>
    public static async Task<IReadOnlyList<string>> StaleAsync(string checkout, IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken)
    {
        var stale = new List<string>();
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(checkout, name);
            if (!File.Exists(path) || (await File.ReadAllTextAsync(path, cancellationToken)).ReplaceLineEndings("\n") != text)
                stale.Add(name);
        }

        var manifests = new DirectoryInfo(Path.Combine(checkout, ManifestDirectory));
        if (manifests.Exists)
            stale.AddRange(manifests.EnumerateFiles("*.json").Select(file => $"{ManifestDirectory}/{file.Name}").Where(name => !files.ContainsKey(name)));

        stale.Sort(StringComparer.Ordinal);
        return stale;
    }

    public static async Task WriteAsync(
        string checkout, IReadOnlyDictionary<string, string> files, IReadOnlyList<string> stale, CancellationToken cancellationToken)
    {
        foreach (var name in stale)
        {
            var path = Path.Combine(checkout, name);
            if (files.TryGetValue(name, out var text))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllTextAsync(path, text, cancellationToken);
            }
            else
            {
                File.Delete(path);
            }
        }
    }
}
