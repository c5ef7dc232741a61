using System.Collections.Concurrent;

namespace Benchmarks;

/// <summary>Our program serving stdio, with calls that may overlap.</summary>
internal sealed class StdioServerProcess : IAsyncDisposable
{
    private readonly ProgramProcess process;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<string>> waiting = new();
    private readonly SemaphoreSlim writing = new(1, 1);
    private int lastId;

    public StdioServerProcess(FileInfo program, IReadOnlyList<string> options, IReadOnlyDictionary<string, string> variables)
    {
        process = new ProgramProcess(program, ["stdio", .. options], variables);
        _ = ReadAsync();
    }

    public int ProcessId => process.Process.Id;

    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        await RequestAsync("initialize", new JsonObject
        {
            ["protocolVersion"] = "2025-11-25",
            ["capabilities"] = new JsonObject(),
            ["clientInfo"] = new JsonObject { ["name"] = "benchmark", ["version"] = "1.0.0" },
        }, cancellationToken);
        await WriteAsync(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = "notifications/initialized" }, cancellationToken);
    }

    /// <summary>Calls a tool.</summary>
    /// <exception cref="HttpRequestException">No answer came.</exception>
    public async Task<ToolAnswer> CallAsync(string tool, JsonObject arguments, CancellationToken cancellationToken) =>
        ToolAnswer.Read(await RequestAsync("tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments }, cancellationToken));

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        writing.Dispose();
    }

    private async Task<string> RequestAsync(string method, JsonObject parameters, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref lastId);
        var answer = waiting.GetOrAdd(id, static _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));
        await WriteAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters }, cancellationToken);
        return await answer.Task.WaitAsync(cancellationToken);
    }

    private async Task WriteAsync(JsonObject message, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            await process.Input.WriteLineAsync(message.ToJsonString().AsMemory(), cancellationToken);
            await process.Input.FlushAsync(cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task ReadAsync()
    {
        while (await process.Output.ReadLineAsync() is { } line)
        {
            using var message = JsonDocument.Parse(line);
            if (message.RootElement.TryGetProperty("id", out var id) && waiting.TryRemove(id.GetInt32(), out var answer))
                answer.TrySetResult(line);
        }

        foreach (var (_, answer) in waiting)
            answer.TrySetException(new HttpRequestException($"The server ended: {string.Join('\n', process.Errors)}"));
    }
}
