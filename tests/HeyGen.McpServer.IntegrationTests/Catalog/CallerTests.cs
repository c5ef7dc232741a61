using HeyGen.McpServer.IntegrationTests.Mcp;
using HeyGen.McpServer.Mcp.Calls;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HeyGen.McpServer.IntegrationTests.Catalog;

/// <summary>What calls know of the client that made them.</summary>
public sealed class CallerTests
{
    private const string Tool = "get_current_user";

    private readonly List<Caller> callers = [];
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 22, 23, 59, 59, TimeSpan.Zero));

    [Theory]
    [InlineData("stdio", "2025-11-25")]
    [InlineData("stdio", "2026-07-28")]
    [InlineData("http", "2025-06-18")]
    [InlineData("http", "2025-11-25")]
    public async Task Session_TwoConnections_EachIsOne(string transport, string revision)
    {
        await using var server = await SandboxedServer.StartAsync(replace: services => services.AddSingleton(new Recorder(callers)));
        for (var connections = 0; connections < 2; connections++)
        {
            await using var connection = await StartAsync(server, transport, revision);
            await CallAsync(connection);
            clock.Advance(TimeSpan.FromSeconds(2));
            await CallAsync(connection);
        }

        var sessions = callers.Select(caller => caller.Session).ToList();
        Assert.Equal(sessions[0], sessions[1]);
        Assert.Equal(sessions[2], sessions[3]);
        Assert.NotEqual(sessions[0], sessions[2]);
    }

    [Fact]
    public async Task Session_HttpWithoutSessions_IsTheCallersUtcDay()
    {
        await using var server = await SandboxedServer.StartAsync(replace: services => services.AddSingleton(new Recorder(callers)));
        for (var connections = 0; connections < 2; connections++)
        {
            await using var connection = await StartAsync(server, "http", "2026-07-28");
            await CallAsync(connection);
        }

        clock.Advance(TimeSpan.FromSeconds(2));
        await using var nextDay = await StartAsync(server, "http", "2026-07-28");
        await CallAsync(nextDay);

        Assert.Equal(["local@2026-11-22", "local@2026-11-22", "local@2026-11-23"], callers.Select(caller => caller.Session));
    }

    [Theory]
    [InlineData("2025-06-18", "blank", true, false)]
    [InlineData("2025-11-25", "form", true, false)]
    [InlineData("2026-07-28", "form", true, false)]
    [InlineData("2025-11-25", "url", false, true)]
    [InlineData("2026-07-28", "url", false, true)]
    [InlineData("2025-11-25", "none", false, false)]
    [InlineData("2026-07-28", "none", false, false)]
    public async Task Elicitation_AsTheClientDeclaresIt_IsKnown(string revision, string declared, bool forms, bool pages)
    {
        await using var server = await SandboxedServer.StartAsync(replace: services => services.AddSingleton(new Recorder(callers)));
        await using var connection = await StartAsync(server, "stdio", revision, declared switch
        {
            "blank" => new ElicitationCapability(),
            "form" => new ElicitationCapability { Form = new FormElicitationCapability() },
            "url" => new ElicitationCapability { Url = new UrlElicitationCapability() },
            _ => null,
        });

        await CallAsync(connection);

        var caller = Assert.Single(callers);
        Assert.Equal((forms, pages), (caller.CanAnswerForms, caller.CanOpenPages));
    }

    private Task<ClientConnection> StartAsync(SandboxedServer server, string transport, string revision, ElicitationCapability? elicitation = null)
    {
        var tool = new McpTool(
            ToolCatalog.Find(Tool)! with { Handler = typeof(Recorder) }, server.Composition.Pipeline, server.Composition.Tools, ListedTool.From, clock);
        var options = new McpClientOptions { ProtocolVersion = revision, Capabilities = new ClientCapabilities { Elicitation = elicitation } };
        if (elicitation is not null)
            options.Handlers.ElicitationHandler = (_, _) => ValueTask.FromResult(new ElicitResult());

        return ClientConnection.StartAsync(transport, Messages.Serving(tool), options);
    }

    private static Task<ModelContextProtocol.Protocol.CallToolResult> CallAsync(ClientConnection connection) =>
        connection.Client.CallToolAsync(Tool, cancellationToken: TestContext.Current.CancellationToken).AsTask().Soon();

    private sealed class Recorder(List<Caller> callers) : IToolHandler
    {
        public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
        {
            callers.Add(call.Caller);
            return Task.FromResult(ToolResult.From([]));
        }
    }
}
