using System.Diagnostics;

namespace Benchmarks;

/// <summary>A server started as an MCP client starts it, with one JSON-RPC message a line on its standard streams.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Stopwatch sinceStart = Stopwatch.StartNew();
    private readonly Process process;
    private int lastId;

    public ServerProcess(ServerCommand command)
    {
        process = Process.Start(new ProcessStartInfo(command.FileName, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        // Standard error is let go unread: neither server says enough there to fill a pipe.
    }

    /// <summary>Time since just before the process was started.</summary>
    public TimeSpan SinceStart => sinceStart.Elapsed;

    /// <summary>The most memory that was ever resident, in bytes (Linux: VmHWM).</summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    public async Task NotifyAsync(string method, CancellationToken cancellationToken) =>
        await SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method }, cancellationToken);

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <returns>The answer's line, unread: reading it is not the server's time.</returns>
    public async Task<string> RequestAsync(string method, JsonObject parameters, CancellationToken cancellationToken)
    {
        await SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = ++lastId, ["method"] = method, ["params"] = parameters }, cancellationToken);
        return await process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidDataException(
                $"{process.StartInfo.FileName} ended without an answer to {method}: {await process.StandardError.ReadToEndAsync(cancellationToken)}");
    }

    /// <summary>The result in an answer.</summary>
    /// <exception cref="InvalidDataException">The answer is an error; a server that fails fast must not win.</exception>
    public static JsonElement Result(string answer)
    {
        using var message = JsonDocument.Parse(answer);
        return message.RootElement.TryGetProperty("result", out var result)
            ? result.Clone()
            : throw new InvalidDataException($"The server answered with an error: {answer}");
    }

    /// <summary>Ends the process and waits until it is gone, for its clearing away is not the next server's time.</summary>
    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private async Task SendAsync(JsonObject message, CancellationToken cancellationToken)
    {
        await process.StandardInput.WriteAsync($"{message.ToJsonString()}\n".AsMemory(), cancellationToken);
        await process.StandardInput.FlushAsync(cancellationToken);
    }
}

/// <summary>How a server is started.</summary>
internal sealed record ServerCommand(string FileName, params IReadOnlyList<string> Arguments);
