using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp;

/// <summary>
/// Takes out of what the server declares what it does not do. The SDK declares logging, and changes of the list of resources, for every server, and tells
/// clients of a revision without extensions of ours.
/// </summary>
internal static class DeclaredCapabilities
{
    private const string Capabilities = "capabilities";

    public static McpMessageHandler Filter(McpMessageHandler next) => (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is JsonRpcResponse { Result: JsonObject result } && result[Capabilities] is JsonObject declared)
        {
            declared.Remove("logging");
            (declared["resources"] as JsonObject)?.Remove("listChanged");
            (declared["prompts"] as JsonObject)?.Remove("listChanged");
            // The answer to initialize names one revision, that to server/discover several.
            if (result.ContainsKey("protocolVersion"))
                declared.Remove("extensions");
        }

        return next(context, cancellationToken);
    };
}
