using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Testing;

/// <summary>
/// A redis-server of the tests' own on this machine, durable as the guide wants it. Its data stay when it is killed and started again; all goes with the test.
/// </summary>
internal sealed class RedisProgram : IAsyncDisposable
{
    private const int MostAttempts = 3;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("heygen-mcp-redis-");
    private readonly string[] options;
    private readonly int port;
    private Process? process;
    private Task drained = Task.CompletedTask;

    private RedisProgram(string[] options, int port)
    {
        this.options = options;
        this.port = port;
    }

    /// <summary>As <c>--redis</c> takes it.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");

    /// <summary>Starts one; where none is installed the test is skipped, or fails where CI is <c>true</c>.</summary>
    public static async Task<RedisProgram> StartAsync(params string[] options)
    {
        for (var attempt = 1; ; attempt++)
        {
            var redis = new RedisProgram(options, FreePort());
            try
            {
                await redis.StartAgainAsync();
                return redis;
            }
            catch (InvalidOperationException) when (attempt < MostAttempts)
            {
                // Somebody else took the port between our look and the program's.
                await redis.DisposeAsync();
            }
            catch
            {
                await redis.DisposeAsync();
                throw;
            }
        }
    }

    /// <summary>Starts it after <see cref="KillAsync"/>, with what it had written to its file.</summary>
    public async Task StartAgainAsync()
    {
        process = Launch(new ProcessStartInfo("redis-server", [
            "--bind", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture), "--dir", folder.FullName,
            "--appendonly", "yes", "--appendfsync", "always", "--save", "", .. options])
        {
            RedirectStandardOutput = true,
        });
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        drained = DrainAsync(process.StandardOutput, ready);
        await ready.Task.Soon();
    }

    /// <summary>SIGSTOP: it keeps its connections and answers nothing, until <see cref="ResumeAsync"/>.</summary>
    public Task SuspendAsync() => SignalAsync("-STOP");

    public Task ResumeAsync() => SignalAsync("-CONT");

    /// <summary>SIGKILL, as a machine's death is.</summary>
    public async Task KillAsync()
    {
        if (process is { } running)
        {
            process = null;
            running.Kill();
            await running.WaitForExitAsync();
            await drained;
            running.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        folder.Delete(recursive: true);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private static async Task DrainAsync(StreamReader output, TaskCompletionSource ready)
    {
        var said = new List<string>();
        while (await output.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
                ready.TrySetResult();
        }

        ready.TrySetException(new InvalidOperationException($"redis-server ended at once: {string.Join('\n', said)}"));
    }

    private static Process Launch(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Requires.Missing("redis-server is not installed (on Debian: apt-get install redis-server).");
            throw;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
