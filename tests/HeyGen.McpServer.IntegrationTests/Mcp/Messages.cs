using HeyGen.McpServer.Mcp.Calls;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.IntegrationTests.Mcp;

/// <summary>JSON-RPC messages as clients write them, and the server that they are sent to.</summary>
internal static class Messages
{
    /// <summary>No test needs this long; it ends one that would hang.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static McpServing Serving(McpServerTool tool) => new(new Implementation { Name = "test", Version = "1.2.3" }, new ServedTools([tool]));

    /// <summary>Serves it over HTTP.</summary>
    public static Action<WebApplicationBuilder> Over(McpServing serving, ILoggerProvider? loggers = null) => builder =>
    {
        builder.Services.AddSingleton(serving);
        builder.Services.AddSingleton<IToolCatalog, ToolCatalog>();
        if (loggers is not null)
            builder.Logging.AddProvider(loggers);
    };

    public static JsonObject Initialize(string revision, int id = 1) => Request(id, "initialize", new JsonObject
    {
        ["protocolVersion"] = revision,
        ["capabilities"] = new JsonObject(),
        ["clientInfo"] = new JsonObject { ["name"] = "tester", ["version"] = "1" },
    });

    public static JsonObject CallWait(int id) => Request(id, "tools/call", new JsonObject { ["name"] = WaitingTool.Name, ["arguments"] = new JsonObject() });

    public static JsonObject CallWaitWithProgress(int id)
    {
        var call = CallWait(id);
        call["params"]!["_meta"] = new JsonObject { ["progressToken"] = "p" };
        return call;
    }

    public static JsonObject ListTools(int id) => Request(id, "tools/list", new JsonObject());

    public static JsonObject Request(int id, string method, JsonObject parameters) =>
        new() { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters };

    public static JsonObject Notification(string method, JsonObject? parameters = null)
    {
        var message = new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method };
        if (parameters is not null)
            message["params"] = parameters;

        return message;
    }

    public static JsonObject Cancelled(int requestId) => Notification("notifications/cancelled", new JsonObject { ["requestId"] = requestId });

    /// <summary>Adds what revision 2026-07-28 wants in every request instead of a handshake.</summary>
    public static JsonObject WithMetadata(JsonObject request)
    {
        request["params"]!["_meta"] = new JsonObject
        {
            ["io.modelcontextprotocol/protocolVersion"] = "2026-07-28",
            ["io.modelcontextprotocol/clientCapabilities"] = new JsonObject(),
        };
        return request;
    }
}
