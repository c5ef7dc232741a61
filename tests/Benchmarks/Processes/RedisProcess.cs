using System.Diagnostics;
using System.Net.Sockets;

namespace Benchmarks;

/// <summary>A Redis of our own, append-only as replicas want it, gone with the benchmark.</summary>
internal sealed class RedisProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo folder;

    private RedisProcess(Process process, DirectoryInfo folder, int port)
    {
        this.process = process;
        this.folder = folder;
        Address = $"127.0.0.1:{port}";
    }

    public string Address { get; }

    public static async Task<RedisProcess> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("heygen-mcp-benchmark-redis-");
        var port = ProgramProcess.FreePort();
        string[] options = ["--port", $"{port}", "--bind", "127.0.0.1", "--dir", folder.FullName, "--appendonly", "yes", "--save", ""];
        var redis = new RedisProcess(Process.Start(new ProcessStartInfo("redis-server", options) { RedirectStandardOutput = true })!, folder, port);
        _ = redis.process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await Poll.UntilAsync("Redis", async () =>
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port, cancellationToken);
                return redis;
            }
            catch (SocketException)
            {
                return null;
            }
        }, cancellationToken);
        return redis;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }
}
