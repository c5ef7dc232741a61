using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using HeyGen.McpServer.Mcp.Http;
using Microsoft.AspNetCore.Builder;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.IntegrationTests.Mcp;

/// <summary>The HTTP server on a free loopback port, and a client that writes its requests by hand.</summary>
internal sealed class HttpConversation : IAsyncDisposable
{
    private readonly RunningHttpServer server;

    private HttpConversation(RunningHttpServer server)
    {
        this.server = server;
        // Without these a response that is disposed of is read on for two seconds before its connection closes.
        var handler = new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero, MaxResponseDrainSize = 0 };
        Http = new HttpClient(handler) { BaseAddress = new Uri(server.Address) };
        Endpoint = new Uri(Http.BaseAddress, "/mcp");
    }

    public static HttpServerOptions FreePort { get; } = new() { Urls = "http://127.0.0.1:0" };

    public HttpClient Http { get; }

    /// <summary>The session, once <see cref="InitializeAsync"/> has opened one.</summary>
    public string? SessionId { get; private set; }

    /// <summary>The revision that requests name in their header; null for none.</summary>
    public string? Revision { get; set; }

    public Uri Endpoint { get; set; }

    /// <summary>Headers that every request carries besides those of the protocol.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    public static Task<HttpConversation> StartAsync(McpServerTool tool, HttpServerOptions? options = null) => StartAsync(Messages.Serving(tool), options);

    public static Task<HttpConversation> StartAsync(McpServing serving, HttpServerOptions? options = null) =>
        StartAsync(Messages.Over(serving), options ?? FreePort);

    public static async Task<HttpConversation> StartAsync(Action<WebApplicationBuilder> compose, HttpServerOptions options) =>
        new(await HttpServer.StartAsync(compose, options, TestContext.Current.CancellationToken));

    /// <summary>Opens a session and returns the revision that was agreed on.</summary>
    public async Task<string> InitializeAsync(string revision)
    {
        await OpenAsync(Messages.Initialize(revision));
        (await PostAsync(Messages.Notification("notifications/initialized"))).Dispose();
        return Revision!;
    }

    /// <summary>Opens a session whose handshake has not ended yet.</summary>
    public async Task OpenAsync(JsonObject initialize)
    {
        using var response = await PostAsync(initialize);
        response.EnsureSuccessStatusCode();
        SessionId = response.Headers.GetValues("Mcp-Session-Id").Single();
        var answer = await ReadEventsAsync(response).FirstAsync(item => item.Data.Length > 0, TestContext.Current.CancellationToken);
        Revision = (string)JsonNode.Parse(answer.Data)!["result"]!["protocolVersion"]!;
    }

    /// <summary>Posts a message; returns when the headers have come. Disposing of the answer closes its stream.</summary>
    public Task<HttpResponseMessage> PostAsync(JsonObject message) => SendAsync(Post(message.ToJsonString(), message));

    /// <summary>Posts a message, and closes the connection when the token fires before the headers have come.</summary>
    public Task<HttpResponseMessage> PostUntilAsync(JsonObject message, CancellationToken closed) =>
        SendUntilAsync(Post(message.ToJsonString(), message), closed);

    public Task<HttpResponseMessage> PostTextAsync(string body) => SendAsync(Post(body, null));

    public Task<HttpResponseMessage> ResumeAsync(string lastEventId)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Endpoint);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Add("Last-Event-ID", lastEventId);
        return SendAsync(request);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => SendUntilAsync(request, TestContext.Current.CancellationToken);

    public static async IAsyncEnumerable<SseItem<string>> ReadEventsAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(TestContext.Current.CancellationToken))
        {
            yield return item;
        }
    }

    public Task StopAsync() => server.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await server.DisposeAsync();
    }

    private async Task<HttpResponseMessage> SendUntilAsync(HttpRequestMessage request, CancellationToken closed)
    {
        if (SessionId is not null)
            request.Headers.Add("Mcp-Session-Id", SessionId);

        if (Revision is not null)
            request.Headers.Add("MCP-Protocol-Version", Revision);

        foreach (var (name, value) in Headers)
            request.Headers.Add(name, value);

        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, closed).WaitAsync(Messages.Patience, closed);
    }

    private HttpRequestMessage Post(string body, JsonObject? message)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (Revision == "2026-07-28" && (string?)message?["method"] is { } method)
        {
            request.Headers.Add("Mcp-Method", method);
            var named = method == "tools/call" ? "name" : method.StartsWith("tasks/", StringComparison.Ordinal) ? "taskId" : null;
            if (named is not null && (string?)message["params"]?[named] is { } name)
                request.Headers.Add("Mcp-Name", name);
        }
        return request;
    }
}
