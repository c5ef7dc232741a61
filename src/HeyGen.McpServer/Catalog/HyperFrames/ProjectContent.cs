using System.IO.Compression;
using HeyGen.McpServer.Files;

namespace HeyGen.McpServer.Catalog.HyperFrames;

/// <summary>A folder, or one page, as it is packed: its files, and the texts in which placeholders were filled.</summary>
internal sealed class ProjectContent
{
    public const string UsualEntry = "index.html";

    /// <summary>HeyGen's limit, taken as binary.</summary>
    private const long LargestZip = 200L * 1024 * 1024;

    private const long LargestText = 16 * 1024 * 1024;
    private const int MostNames = 5;

    /// <summary>Media are packed already.</summary>
    private static readonly HashSet<string> packed = new(StringComparer.OrdinalIgnoreCase)
    {
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".mp4", ".m4v", ".mov", ".webm", ".mkv", ".mp3", ".m4a", ".aac", ".ogg", ".opus", ".woff2", ".zip",
    };

    /// <summary>The first time that a zip can name, as in HyperFrames' own client: the same files make the same zip, which is uploaded once.</summary>
    private static readonly DateTimeOffset fixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string path;
    private readonly AllowedFolders inside;
    private readonly HashSet<string> mentioned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> filled = new(StringComparer.Ordinal);

    private ProjectContent(string path, IReadOnlyList<ProjectFile> files, Placeholders placeholders)
    {
        this.path = path;
        (Files, Placeholders) = (files, placeholders);
        inside = new AllowedFolders([IsPage ? Path.GetDirectoryName(path)! : path]);
    }

    public IReadOnlyList<ProjectFile> Files { get; }

    public Placeholders Placeholders { get; }

    /// <summary>One page in place of a folder.</summary>
    public bool IsPage => !Directory.Exists(path);

    public string Name => (IsPage ? Path.GetFileNameWithoutExtension(path) : Path.GetFileName(path)) + ".zip";

    /// <summary>Changes with the files and with what is filled into them.</summary>
    public string Version(JsonObject values) =>
        string.Join('\n', Files.Select(file => $"{file.Name}\t{file.Size}\t{file.Written.Ticks}").Append(values.ToJsonString()));

    /// <param name="path">A folder or a page, without symbolic links.</param>
    public static async Task<ProjectContent> ReadAsync(string path, JsonObject values, CancellationToken cancellationToken)
    {
        var page = new FileInfo(path);
        var files = page.Exists ? [new ProjectFile(UsualEntry, path, page.Length, page.LastWriteTimeUtc)] : ProjectFolder.Read(path, cancellationToken);
        var content = new ProjectContent(path, files, new Placeholders(values));
        foreach (var file in files.Where(file => Placeholders.AreIn(file.Name) && file.Size is > 0 and <= LargestText))
        {
            var text = await content.ReadAsync(file, cancellationToken);
            content.mentioned.UnionWith(values.Select(value => value.Key).Where(name => text.Contains(name, StringComparison.Ordinal)));
            if (content.Placeholders.Fill(file.Name, text) is var after && after != text)
                content.filled[file.Name] = Encoding.UTF8.GetBytes(after);
        }

        return content;
    }

    public bool Mentions(string name) => mentioned.Contains(name);

    /// <summary>The text of a file, filled; null where the project has none of that name.</summary>
    public async Task<string?> TextAsync(string name, CancellationToken cancellationToken) =>
        filled.TryGetValue(name, out var text) ? Encoding.UTF8.GetString(text)
        : Files.FirstOrDefault(file => file.Name == name) is not { } file ? null
        : file.Size == 0 ? ""
        : await ReadAsync(file, cancellationToken);

    /// <exception cref="FileRefusedException">A file cannot be read any more, or the zip is too large.</exception>
    public async Task<Stream> PackAsync(CancellationToken cancellationToken)
    {
        var zip = TemporaryFile.Open();
        try
        {
            await using (var archive = await ZipArchive.CreateAsync(zip, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
            {
                foreach (var file in Files)
                {
                    await PackAsync(archive, file, cancellationToken);
                    RequireFits(zip.Length);
                }
            }

            RequireFits(zip.Length);
            return zip;
        }
        catch (Exception fault)
        {
            await zip.DisposeAsync();
            if (fault is IOException)
                throw FileRefusals.CannotWrite(zip.Name, fault);

            throw;
        }
    }

    /// <summary>Of what no zip makes smaller; null when it may fit.</summary>
    public string? SizeProblem =>
        Files.Where(file => packed.Contains(Path.GetExtension(file.Name))).Sum(file => file.Size) > LargestZip ? TooLarge : null;

    private string TooLarge
    {
        get
        {
            var largest = Files.OrderByDescending(file => file.Size).Take(MostNames)
                .Select(file => $"{UntrustedText.Clean(file.Name)} ({FileRefusals.Size(file.Size)})");
            return $"project: packed it is larger than the {FileRefusals.Size(LargestZip)} that HeyGen takes. Largest: {string.Join(", ", largest)}. "
                + "Make these smaller, or leave out what the film does not need with .hyperframesignore.";
        }
    }

    private void RequireFits(long length)
    {
        if (length > LargestZip)
            throw new FileRefusedException(FileRefusal.Unusable, TooLarge);
    }

    private async Task<string> ReadAsync(ProjectFile file, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(inside.OpenForReading(file.Path));
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private async Task PackAsync(ZipArchive archive, ProjectFile file, CancellationToken cancellationToken)
    {
        var level = packed.Contains(Path.GetExtension(file.Name)) ? CompressionLevel.NoCompression : CompressionLevel.Optimal;
        var entry = archive.CreateEntry(file.Name, level);
        entry.LastWriteTime = fixedTime;
        await using var to = await entry.OpenAsync(cancellationToken);
        if (filled.TryGetValue(file.Name, out var text))
        {
            await to.WriteAsync(text, cancellationToken);
        }
        else if (file.Size > 0)
        {
            await using var from = inside.OpenForReading(file.Path);
            await from.CopyToAsync(to, cancellationToken);
        }
    }
}
