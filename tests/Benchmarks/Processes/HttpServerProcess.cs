using System.Net.Http.Headers;
using System.Text;

namespace Benchmarks;

/// <summary>
/// Our program serving HTTP on a port that stays the same when it is killed and started again; called by revision 2026-07-28, in which each request stands
/// for itself.
/// </summary>
internal sealed class HttpServerProcess : IAsyncDisposable
{
    private const string Revision = "2026-07-28";

    private readonly FileInfo program;
    private readonly IReadOnlyList<string> options;
    private readonly IReadOnlyDictionary<string, string> variables;
    private readonly HttpClient http;
    private ProgramProcess? process;
    private int lastId;

    private HttpServerProcess(FileInfo program, IReadOnlyList<string> options, IReadOnlyDictionary<string, string> variables)
    {
        this.program = program;
        this.options = options;
        this.variables = variables;
        Address = new Uri($"http://127.0.0.1:{ProgramProcess.FreePort()}");
        http = new HttpClient(
            new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2) })
        { BaseAddress = Address, Timeout = Timeout.InfiniteTimeSpan };
    }

    public Uri Address { get; }

    public int ProcessId => process!.Process.Id;

    public static async Task<HttpServerProcess> StartAsync(
        FileInfo program, IReadOnlyList<string> options, IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken)
    {
        var server = new HttpServerProcess(program, options, variables);
        await server.StartAgainAsync(cancellationToken);
        return server;
    }

    public async Task KillAsync()
    {
        await process!.KillAsync();
        await process.DisposeAsync();
        process = null;
    }

    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        process = new ProgramProcess(program, ["http", "--urls", Address.OriginalString, .. options], variables);
        await Poll.UntilAsync("/healthz", async () =>
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The server ended at once: {string.Join('\n', process.Errors)}");

            try
            {
                using var answer = await http.GetAsync(new Uri("/healthz", UriKind.Relative), cancellationToken);
                return answer.IsSuccessStatusCode ? process : null;
            }
            catch (HttpRequestException)
            {
                return null;
            }
        }, cancellationToken);
    }

    /// <summary>Calls a tool.</summary>
    /// <exception cref="HttpRequestException">No answer came.</exception>
    public async Task<ToolAnswer> CallAsync(string tool, JsonObject arguments, CancellationToken cancellationToken)
    {
        var message = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = Interlocked.Increment(ref lastId),
            ["method"] = "tools/call",
            ["params"] = new JsonObject
            {
                ["name"] = tool,
                ["arguments"] = arguments,
                ["_meta"] = new JsonObject
                {
                    ["io.modelcontextprotocol/protocolVersion"] = Revision,
                    ["io.modelcontextprotocol/clientInfo"] = new JsonObject { ["name"] = "benchmark", ["version"] = "1.0.0" },
                    ["io.modelcontextprotocol/clientCapabilities"] = new JsonObject(),
                },
            },
        };
        using var request =
            new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Add("MCP-Protocol-Version", Revision);
        request.Headers.Add("Mcp-Method", "tools/call");
        request.Headers.Add("Mcp-Name", tool);
        using var answer = await http.SendAsync(request, cancellationToken);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        // An event stream carries notifications first and the answer last.
        var last = body.Split('\n').LastOrDefault(line => line.StartsWith("data: ", StringComparison.Ordinal))?["data: ".Length..] ?? body;
        return ToolAnswer.Read(last);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (process is not null)
            await process.DisposeAsync();
    }
}

/// <summary>What a tool call gave.</summary>
internal sealed record ToolAnswer(bool IsError, string Text, JsonElement? Structured)
{
    /// <exception cref="HttpRequestException">The text is no answer to a tool call: it was cut off, or is a protocol error.</exception>
    public static ToolAnswer Read(string message)
    {
        try
        {
            using var document = JsonDocument.Parse(message);
            var result = document.RootElement.GetProperty("result");
            var isError = result.TryGetProperty("isError", out var flag) && flag.GetBoolean();
            var text = string.Join('\n', result.GetProperty("content").EnumerateArray().Where(block => block.TryGetProperty("text", out _))
                .Select(block => block.GetProperty("text").GetString()));
            return new ToolAnswer(isError, text, result.TryGetProperty("structuredContent", out var structured) ? structured.Clone() : null);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new HttpRequestException($"No tool result: {(message.Length > 500 ? message[..500] : message)}", fault);
        }
    }
}
