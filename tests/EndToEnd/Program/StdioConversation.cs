using System.Diagnostics;

namespace EndToEnd.Program;

/// <summary>A message as it was read, and when.</summary>
internal sealed record ReceivedMessage(JsonObject Message, TimeSpan At);

/// <summary>MCP over stdin and stdout line by line, for what an official client would hide: order, pace, revisions and the end of the process.</summary>
internal sealed class StdioConversation : IAsyncDisposable
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private int lastId;

    private StdioConversation(SpawnedProcess process) => Process = process;

    public SpawnedProcess Process { get; }

    /// <summary>Everything that came, in the order of the wire.</summary>
    public List<ReceivedMessage> Received { get; } = [];

    public static StdioConversation Start(IEnumerable<string> options, IReadOnlyDictionary<string, string>? variables = null) =>
        new(SpawnedProcess.StartProgram(options, variables));

    /// <summary>Shakes hands as the revisions before 2026-07-28 do, and gives the server's answer.</summary>
    public async Task<JsonObject> InitializeAsync(string revision, CancellationToken cancellationToken)
    {
        var answer = await RequestAsync("initialize", new JsonObject
        {
            ["protocolVersion"] = revision,
            ["capabilities"] = new JsonObject(),
            ["clientInfo"] = new JsonObject { ["name"] = "end-to-end", ["version"] = "1" },
        }, cancellationToken);
        await SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = "notifications/initialized" }, cancellationToken);
        return answer["result"]!.AsObject();
    }

    /// <summary>Sends a request and reads on until its answer.</summary>
    public async Task<JsonObject> RequestAsync(string method, JsonObject parameters, CancellationToken cancellationToken)
    {
        var id = await PostAsync(method, parameters, cancellationToken);
        return await ReadUntilAsync(message => message["id"]?.GetValue<int>() == id, cancellationToken);
    }

    /// <summary>Sends a request and gives its id at once.</summary>
    public async Task<int> PostAsync(string method, JsonObject parameters, CancellationToken cancellationToken)
    {
        var id = ++lastId;
        await SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters }, cancellationToken);
        return id;
    }

    /// <summary>Calls a tool and asks for progress.</summary>
    public Task<JsonObject> CallAsync(string tool, JsonObject arguments, CancellationToken cancellationToken) =>
        RequestAsync("tools/call", Call(tool, arguments), cancellationToken);

    /// <summary>Parameters of a call that asks for progress.</summary>
    public static JsonObject Call(string tool, JsonObject arguments) => new()
    {
        ["name"] = tool,
        ["arguments"] = arguments,
        ["_meta"] = new JsonObject { ["progressToken"] = "progress" },
    };

    /// <summary>Reads on until a message fits.</summary>
    public async Task<JsonObject> ReadUntilAsync(Predicate<JsonObject> fits, CancellationToken cancellationToken)
    {
        while (await Process.Output.ReadLineAsync(cancellationToken) is { } line)
        {
            var message = JsonNode.Parse(line)!.AsObject();
            Received.Add(new ReceivedMessage(message, clock.Elapsed));
            if (fits(message))
                return message;
        }

        throw new EndOfStreamException($"The program's output ended. It wrote to standard error: {Process.Error}");
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    private async Task SendAsync(JsonObject message, CancellationToken cancellationToken)
    {
        await Process.Input.WriteLineAsync(message.ToJsonString().AsMemory(), cancellationToken);
        await Process.Input.FlushAsync(cancellationToken);
    }
}
