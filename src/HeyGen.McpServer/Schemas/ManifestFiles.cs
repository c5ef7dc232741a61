using System.Text.Encodings.Web;
using System.Text.Json;

namespace HeyGen.McpServer.Schemas;

/// <summary>The files of <c>tool-manifests/</c>: one a tool, and an index.</summary>
internal static class ManifestFiles
{
    private const string Directory = "tool-manifests";

    /// <summary>Files are read by people in diffs: quotes and dashes stand as themselves.</summary>
    private static readonly ManifestJson readable = new(new JsonSerializerOptions(ManifestJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The checkout's folder, from <paramref name="start"/> upwards; null outside a checkout.</summary>
    public static string? FindDirectory(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "McpServer.sln")))
            {
                return Path.Combine(folder.FullName, Directory);
            }
        }

        return null;
    }

    /// <summary>Every file's name and text.</summary>
    public static IReadOnlyDictionary<string, string> Render(IReadOnlyList<ToolManifest> manifests)
    {
        var files = manifests.ToDictionary(manifest => $"{manifest.Name}.json", Text);
        files["index.json"] = $"{JsonSerializer.Serialize(ManifestBuilder.Index(manifests), readable.ManifestIndex)}\n";
        return files;
    }

    public static string Text(ToolManifest manifest) => $"{JsonSerializer.Serialize(manifest, readable.ToolManifest)}\n";

    /// <summary>Names of files that are missing, differ, or belong to no tool any more.</summary>
    public static async Task<IReadOnlyList<string>> StaleAsync(string directory, IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken)
    {
        var stale = new List<string>();
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(directory, name);
            if (!File.Exists(path) || (await File.ReadAllTextAsync(path, cancellationToken)).ReplaceLineEndings("\n") != text)
            {
                stale.Add(name);
            }
        }

        if (System.IO.Directory.Exists(directory))
        {
            stale.AddRange(System.IO.Directory.EnumerateFiles(directory, "*.json").Select(path => Path.GetFileName(path)).Where(name => !files.ContainsKey(name)));
        }

        stale.Sort(StringComparer.Ordinal);
        return stale;
    }

    public static async Task WriteAsync(string directory, IReadOnlyDictionary<string, string> files, IReadOnlyList<string> stale, CancellationToken cancellationToken)
    {
        System.IO.Directory.CreateDirectory(directory);
        foreach (var name in stale)
        {
            var path = Path.Combine(directory, name);
            if (files.TryGetValue(name, out var text))
            {
                await File.WriteAllTextAsync(path, text, cancellationToken);
            }
            else
            {
                File.Delete(path);
            }
        }
    }
}
