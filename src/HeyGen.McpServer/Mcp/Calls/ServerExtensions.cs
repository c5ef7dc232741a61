using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Calls;

/// <summary>The extensions of the protocol that a server declares.</summary>
internal static class ServerExtensions
{
    /// <summary>Declares one without settings.</summary>
    public static void Declare(McpServerOptions options, string id)
    {
        options.Capabilities ??= new ServerCapabilities();
        options.Capabilities.Extensions ??= new Dictionary<string, object>();
        options.Capabilities.Extensions[id] = new JsonObject();
    }
}
