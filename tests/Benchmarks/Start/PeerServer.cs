namespace Benchmarks;

/// <summary>The TypeScript server in <c>peer/</c>, with the very tools that ours listed.</summary>
internal sealed class PeerServer : IDisposable
{
    private readonly string tools = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");

    public PeerServer(JsonElement listedTools)
    {
        File.WriteAllText(tools, listedTools.GetRawText());
        Command = new ServerCommand("node", Path.Combine(Checkout.Peer.FullName, "server.mjs"), tools);
    }

    public ServerCommand Command { get; }

    /// <summary>What has to be done before the peer can be started; null when nothing.</summary>
    public static string? Missing =>
        !IsOnPath("node") ? "install Node"
        : !Directory.Exists(Path.Combine(Checkout.Peer.FullName, "node_modules")) ? "run npm install --no-package-lock --prefix tests/Benchmarks/peer"
        : null;

    public void Dispose() => File.Delete(tools);

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? $"{program}.exe" : program)));
}
