using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Benchmarks;

/// <summary>Our program as a process, with an empty home and none of the machine's HeyGen settings, so that nobody's key is ever used.</summary>
internal sealed class ProgramProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("heygen-mcp-benchmark-");
    private readonly ConcurrentQueue<string> errors = new();
    private readonly Task reading;

    public ProgramProcess(FileInfo program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> variables)
    {
        var start = program.Extension == ".dll" ? new ProcessStartInfo("dotnet", [program.FullName, .. arguments])
            : new ProcessStartInfo(program.FullName, arguments);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("HEYGEN_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);

        start.Environment["HOME"] = home.FullName;
        start.Environment.Remove("XDG_STATE_HOME");
        foreach (var (name, value) in variables)
            start.Environment[name] = value;

        process = Process.Start(start)!;
        reading = ReadErrorsAsync();
    }

    public Process Process => process;

    public StreamWriter Input => process.StandardInput;

    public StreamReader Output => process.StandardOutput;

    public bool HasExited => process.HasExited;

    /// <summary>What it wrote to standard error so far.</summary>
    public IEnumerable<string> Errors => errors;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>SIGKILL: the process gets no chance to write anything down.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();

        await reading;
        process.Dispose();
        home.Delete(recursive: true);
    }

    private async Task ReadErrorsAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
            errors.Enqueue(line);
    }
}
