namespace HeyGen.McpServer.Files;

/// <summary>Follows symbolic links in every part of a path, for a link in a parent folder leads out as well as one at the end.</summary>
internal static class RealPath
{
    /// <summary>As many as Linux follows.</summary>
    private const int MostLinks = 40;

    /// <summary>The path without links. Parts that do not exist stay as they are.</summary>
    /// <exception cref="IOException">The links go round in a circle, or a part cannot be read.</exception>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        for (var links = 0; links <= MostLinks; links++)
        {
            if (FollowFirstLink(full) is not { } followed)
                return full;

            full = followed;
        }

        throw new IOException("Too many symbolic links.");
    }

    /// <summary>The path with its first link replaced by what it points to; null when there is none.</summary>
    private static string? FollowFirstLink(string full)
    {
        var root = Path.GetPathRoot(full)!;
        var parts = full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        var parent = root;
        for (var index = 0; index < parts.Length; index++)
        {
            var here = Path.Combine(parent, parts[index]);
            if (new FileInfo(here).LinkTarget is { } target)
                return Path.GetFullPath(Path.Combine([target, .. parts[(index + 1)..]]), parent);

            parent = here;
        }

        return null;
    }
}
