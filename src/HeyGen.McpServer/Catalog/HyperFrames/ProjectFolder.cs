using HeyGen.McpServer.Files;
using HeyGen.McpServer.Pipeline.Arguments;

namespace HeyGen.McpServer.Catalog.HyperFrames;

/// <summary>A file of a project.</summary>
/// <param name="Name">From the project's folder on, with slashes.</param>
internal sealed record ProjectFile(string Name, string Path, long Size, DateTime Written);

/// <summary>
/// The files of a project's folder that HyperFrames' own client would pack, but for those that nobody wants to give away: what is hidden or holds keys is never
/// packed, whatever <c>.hyperframesignore</c> says.
/// </summary>
internal sealed class ProjectFolder
{
    private const string IgnoreFile = ".hyperframesignore";
    private const int MostFiles = 10_000;
    private const int MostNames = 5;

    /// <summary>As in HyperFrames' own client.</summary>
    private static readonly string[] usualRules = ["/renders/", "/snapshots/", ".*"];

    /// <summary>Tools' folders and files as in HyperFrames' own client, then keys and credentials that carry no dot in front.</summary>
    private static readonly IgnoreRules never = new(
    [
        ".*", "node_modules", "dist", "coverage", "Thumbs.db",
        "*.pem", "*.key", "*.p12", "*.pfx", "*.jks", "*.keystore", "*.kdbx", "*.ppk", "*.asc", "*.gpg", "id_rsa*", "id_dsa*", "id_ecdsa*", "id_ed25519*",
        "credentials", "credentials.json", "secrets.json", "secrets.y*ml", "client_secret*.json", "service?account*.json", "*.tfstate*", "_netrc",
        "CLAUDE.local.md",
    ]);

    private readonly string root;
    private readonly IgnoreRules chosen;
    private readonly List<string> refused = [];
    private readonly List<ProjectFile> files = [];

    private ProjectFolder(string root)
    {
        this.root = root;
        var own = Path.Combine(root, IgnoreFile);
        chosen = new IgnoreRules(usualRules.Concat(File.Exists(own) ? File.ReadLines(own) : []));
    }

    /// <summary>The files in the order of their names.</summary>
    /// <param name="root">The folder, without symbolic links.</param>
    /// <exception cref="ArgumentsRefusedException">Links lead out of the folder, or it is no project's.</exception>
    public static IReadOnlyList<ProjectFile> Read(string root, CancellationToken cancellationToken)
    {
        var folder = new ProjectFolder(root);
        folder.Add(new DirectoryInfo(root), cancellationToken);
        if (folder.refused.Count > 0)
        {
            throw Refusal(
                $"these lead nowhere, out of the folder, or to what is never packed: {Listed(folder.refused)}. Put the files themselves in their place.");
        }

        return [.. folder.files.OrderBy(file => file.Name, StringComparer.Ordinal)];
    }

    private static ArgumentsRefusedException Refusal(string why) => new([new ArgumentProblem("project", $"project: {why}")]);

    private static string Listed(List<string> names) =>
        string.Join(", ", names.Take(MostNames).Select(UntrustedText.Clean)) + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : "");

    private void Add(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var name = Path.GetRelativePath(root, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
            var isFolder = entry is DirectoryInfo;
            if (never.Leave(name, isFolder) || chosen.Leave(name, isFolder))
                continue;

            if (!StaysInside(entry, name))
                refused.Add(name);
            else if (entry is FileInfo file)
                AddFile(file, name);
            else if (entry is DirectoryInfo { LinkTarget: null } inner)
                Add(inner, cancellationToken);
        }
    }

    private void AddFile(FileInfo link, string name)
    {
        var file = link.LinkTarget is null ? link : new FileInfo(RealPath.Of(link.FullName));
        if (files.Count == MostFiles)
            throw Refusal($"the folder has more than {MostFiles} files. Give the project's own folder, or leave files out with {IgnoreFile}.");

        files.Add(new ProjectFile(name, file.FullName, file.Length, file.LastWriteTimeUtc));
    }

    /// <summary>A backslash in a name would be a way out of the folder where the zip is opened.</summary>
    private bool StaysInside(FileSystemInfo entry, string name)
    {
        if (name.Contains('\\', StringComparison.Ordinal))
            return false;

        if (entry.LinkTarget is null)
            return true;

        var real = RealPath.Of(entry.FullName);
        var target = Path.GetRelativePath(root, real).Replace(Path.DirectorySeparatorChar, '/');
        return Path.Exists(real) && !Path.IsPathRooted(target) && target.Split('/') is var parts
            && parts.Index().All(part => !never.Leave(string.Join('/', parts[..(part.Index + 1)]), isFolder: true));
    }
}
