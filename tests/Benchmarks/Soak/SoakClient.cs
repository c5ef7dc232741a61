using System.Net.Http.Headers;
using System.Text;

namespace Benchmarks.Soak;

/// <summary>An HTTP client of either era: with a session by revision 2025-11-25, or without one by 2026-07-28.</summary>
internal sealed class SoakClient : IDisposable
{
    private const string SessionRevision = "2025-11-25";
    private const string StatelessRevision = "2026-07-28";

    private readonly HttpClient http;
    private string? session;
    private int lastId;

    private SoakClient(Uri address) => http = new HttpClient { BaseAddress = address };

    public static SoakClient Stateless(Uri address) => new(address);

    public static async Task<SoakClient> WithSessionAsync(Uri address, CancellationToken cancellationToken)
    {
        var client = new SoakClient(address);
        var parameters = new JsonObject { ["protocolVersion"] = SessionRevision, ["capabilities"] = new JsonObject(), ["clientInfo"] = ClientInfo() };
        using var answer = await client.SendAsync("initialize", parameters, cancellationToken);
        client.session = answer.Headers.GetValues("Mcp-Session-Id").Single();
        return client;
    }

    /// <summary>Sends a request and reads its answer to the end.</summary>
    /// <returns>The answer's length in bytes.</returns>
    /// <exception cref="HttpRequestException">The request was refused; a server that answers nothing must not pass.</exception>
    public async Task<int> RequestAsync(string method, JsonObject? parameters, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(method, parameters ?? [], cancellationToken);
        var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        return body.AsSpan().IndexOf("\"result\":"u8) >= 0 ? body.Length : throw new HttpRequestException($"{method}: {Encoding.UTF8.GetString(body)}");
    }

    public void Dispose() => http.Dispose();

    private static JsonObject ClientInfo() => new() { ["name"] = "benchmark", ["version"] = "1.0.0" };

    private async Task<HttpResponseMessage> SendAsync(string method, JsonObject parameters, CancellationToken cancellationToken)
    {
        var isStateless = session is null && method != "initialize";
        if (isStateless)
        {
            parameters["_meta"] = new JsonObject
            {
                ["io.modelcontextprotocol/protocolVersion"] = StatelessRevision,
                ["io.modelcontextprotocol/clientInfo"] = ClientInfo(),
                ["io.modelcontextprotocol/clientCapabilities"] = new JsonObject(),
            };
        }
        var message = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = ++lastId, ["method"] = method, ["params"] = parameters };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Add("MCP-Protocol-Version", isStateless ? StatelessRevision : SessionRevision);
        if (session is not null)
            request.Headers.Add("Mcp-Session-Id", session);

        if (isStateless)
        {
            request.Headers.Add("Mcp-Method", method);
            if (parameters["name"] is { } name)
                request.Headers.Add("Mcp-Name", (string)name!);
        }
        return (await http.SendAsync(request, cancellationToken)).EnsureSuccessStatusCode();
    }
}
