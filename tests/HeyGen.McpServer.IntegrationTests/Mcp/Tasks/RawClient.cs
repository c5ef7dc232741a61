using System.Collections.Concurrent;
using System.Threading.Channels;
using HeyGen.McpServer.Mcp.Http;

namespace HeyGen.McpServer.IntegrationTests.Mcp.Tasks;

/// <summary>A client of revision 2026-07-28 that writes its JSON-RPC by hand, over stdio or HTTP.</summary>
internal sealed class RawClient : IAsyncDisposable
{
    private readonly StdioConversation? stdio;
    private readonly HttpConversation? http;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> pending = new();
    private readonly Channel<JsonObject> notifications = Channel.CreateUnbounded<JsonObject>();
    private readonly Task reading = Task.CompletedTask;
    private int lastId;

    private RawClient(StdioConversation stdio)
    {
        this.stdio = stdio;
        reading = ReadStdioAsync();
    }

    private RawClient(HttpConversation http) => this.http = http;

    /// <summary>What requests say of the client.</summary>
    public JsonObject Capabilities { get; set; } = TasksAndForms();

    /// <summary>What requests over HTTP say of the caller.</summary>
    public string Token { set => http!.Headers["Authorization"] = $"Bearer {value}"; }

    public static async Task<RawClient> StartAsync(string transport, McpServing serving, HttpServerOptions? options = null)
    {
        if (transport == "stdio")
            return new RawClient(new StdioConversation(serving));

        var http = await HttpConversation.StartAsync(serving, options);
        http.Revision = "2026-07-28";
        return new RawClient(http);
    }

    public static JsonObject TasksAndForms() => new()
    {
        ["extensions"] = new JsonObject { ["io.modelcontextprotocol/tasks"] = new JsonObject() },
        ["elicitation"] = new JsonObject { ["form"] = new JsonObject() },
    };

    /// <summary>The result; the test fails when there is an error.</summary>
    public async Task<JsonObject> ResultAsync(string method, JsonObject parameters)
    {
        var response = await RequestAsync(method, parameters);
        Assert.True(response.ContainsKey("result"), response.ToJsonString());
        return response["result"]!.AsObject();
    }

    /// <summary>The error; the test fails when there is none.</summary>
    public async Task<JsonObject> ErrorAsync(string method, JsonObject parameters)
    {
        var response = await RequestAsync(method, parameters);
        Assert.True(response.ContainsKey("error"), response.ToJsonString());
        return response["error"]!.AsObject();
    }

    public Task<JsonObject> CallAsync(string tool, JsonObject arguments) =>
        ResultAsync("tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments });

    public Task<JsonObject> GetAsync(string taskId) => ResultAsync("tasks/get", new JsonObject { ["taskId"] = taskId });

    public Task<JsonObject> UpdateAsync(string taskId, string key, JsonObject response) =>
        ResultAsync("tasks/update", new JsonObject { ["taskId"] = taskId, ["inputResponses"] = new JsonObject { [key] = response } });

    public Task<JsonObject> CancelAsync(string taskId) => ResultAsync("tasks/cancel", new JsonObject { ["taskId"] = taskId });

    /// <summary>Sends a request; the whole response comes when it is answered, what comes before goes to <see cref="NotificationAsync"/>.</summary>
    public async Task<JsonObject> RequestAsync(string method, JsonObject parameters)
    {
        var id = Interlocked.Increment(ref lastId);
        parameters["_meta"] = new JsonObject
        {
            ["io.modelcontextprotocol/protocolVersion"] = "2026-07-28",
            ["io.modelcontextprotocol/clientInfo"] = new JsonObject { ["name"] = "raw", ["version"] = "1" },
            ["io.modelcontextprotocol/clientCapabilities"] = Capabilities.DeepClone(),
        };
        var request = Messages.Request(id, method, parameters);
        return await (http is null ? OverStdioAsync(id, request) : OverHttpAsync(request)).Soon();
    }

    public async Task<JsonObject> NotificationAsync() => await notifications.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().Soon();

    public async ValueTask DisposeAsync()
    {
        if (http is not null)
            await http.DisposeAsync();

        if (stdio is null)
            return;

        stdio.Stop();
        await stdio.Exit;
        await reading.WaitAsync(Signals.Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stdio.Dispose();
    }

    private async Task<JsonObject> OverStdioAsync(int id, JsonObject request)
    {
        var answered = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        pending[id] = answered;
        await stdio!.SendAsync(request);
        return await answered.Task;
    }

    private async Task<JsonObject> OverHttpAsync(JsonObject request)
    {
        using var response = await http!.PostAsync(request);
        if (response.Content.Headers.ContentType?.MediaType == "application/json")
            return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();

        await foreach (var item in HttpConversation.ReadEventsAsync(response))
        {
            if (item.Data.Length == 0)
                continue;

            var message = JsonNode.Parse(item.Data)!.AsObject();
            if (message.ContainsKey("id"))
                return message;

            notifications.Writer.TryWrite(message);
        }
        throw new InvalidOperationException("The stream ended without an answer.");
    }

    private async Task ReadStdioAsync()
    {
        while (!stdio!.Exit.IsCompleted)
        {
            var message = (await stdio.ReceiveNextAsync())!.AsObject();
            if (message["id"] is { } id)
            {
                pending[(int)id].TrySetResult(message);
            }
            else
            {
                notifications.Writer.TryWrite(message);
            }
        }
    }
}
