namespace HeyGen.McpServer.IntegrationTests.Pipeline.Confirmation;

/// <summary>A real MCP client whose person answers what the server asks.</summary>
internal sealed class AskedClient : IAsyncDisposable
{
    private readonly ClientConnection connection;

    private AskedClient(ClientConnection connection) => this.connection = connection;

    /// <summary>How the person answers a form: the action, and the box; null leaves the content out.</summary>
    public sealed record Answer(string Action, bool? Confirm = null);

    /// <param name="server">The server.</param>
    /// <param name="transport"><c>stdio</c> or <c>http</c>.</param>
    /// <param name="revision">The client's revision of MCP.</param>
    /// <param name="answer">How the person answers; null for a client without elicitation.</param>
    public static async Task<AskedClient> StartAsync(SandboxedServer server, string transport, string revision, Func<ElicitRequestParams, Task<Answer>>? answer)
    {
        var options = new McpClientOptions { ProtocolVersion = revision, ClientInfo = new Implementation { Name = "tester", Version = "1" } };
        if (answer is not null)
        {
            // Blank before 2025-11-25 knew modes.
            options.Capabilities = new ClientCapabilities
            {
                Elicitation = revision == "2025-06-18" ? new ElicitationCapability() : new ElicitationCapability { Form = new FormElicitationCapability() },
            };
            options.Handlers.ElicitationHandler = async (question, _) => Result(await answer(question!));
        }

        return new AskedClient(await ClientConnection.StartAsync(transport, server.Composition.Serving, options));
    }

    public async Task<CallToolResult> CallAsync(string tool, JsonObject arguments, bool throughRunTool = false)
    {
        var (name, given) = throughRunTool ? ("run_tool", new JsonObject { ["name"] = tool, ["arguments"] = arguments.DeepClone() }) : (tool, arguments);
        return await connection.Client.CallToolAsync(
            name, given.ToDictionary(field => field.Key, field => (object?)field.Value), cancellationToken: TestContext.Current.CancellationToken).AsTask()
                .Soon();
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static ElicitResult Result(Answer answer) => new()
    {
        Action = answer.Action,
        Content = answer.Confirm is { } confirm ? new Dictionary<string, JsonElement> { ["confirm"] = JsonElement.Parse(confirm ? "true" : "false") } : null,
    };
}
