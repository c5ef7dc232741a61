namespace Benchmarks;

/// <summary>Where things lie in the checkout that this benchmark was built from.</summary>
internal static class Checkout
{
    private static readonly DirectoryInfo root = FindRoot();

    /// <summary>The published program: <c>HEYGEN_MCP_PROGRAM</c>, else where the README's publish command puts it.</summary>
    public static FileInfo DefaultProgram => new(
        Environment.GetEnvironmentVariable("HEYGEN_MCP_PROGRAM") is { Length: > 0 } path
            ? path
            : Path.Combine(root.FullName, "artifacts", "native", OperatingSystem.IsWindows() ? "heygen-mcp.exe" : "heygen-mcp"));

    public static FileInfo ManifestIndex => new(Path.Combine(root.FullName, "tool-manifests", "index.json"));

    public static DirectoryInfo Peer => new(Path.Combine(root.FullName, "tests", "Benchmarks", "peer"));

    private static DirectoryInfo FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "McpServer.sln")))
                return folder;
        }

        throw new InvalidOperationException("The benchmarks run inside a checkout only: no McpServer.sln above their program.");
    }
}
