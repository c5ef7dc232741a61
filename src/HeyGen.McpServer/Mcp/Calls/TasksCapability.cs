using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Mcp.Calls;

/// <summary>Whether a client takes tasks, which are an extension of the protocol.</summary>
internal static class TasksCapability
{
    public const string Id = "io.modelcontextprotocol/tasks";

    /// <summary>The first protocol revision that has them.</summary>
    public const string FirstRevision = "2026-07-28";

    /// <summary>The client takes tasks. It says so in each request, and nothing that it said before counts.</summary>
    public static bool IsDeclared(JsonRpcRequest request) =>
        IsOfRevision(request) && request.Context?.ClientCapabilities?.Extensions?.ContainsKey(Id) is true;

    public static bool IsOfRevision(JsonRpcRequest request) =>
        request.Context?.ProtocolVersion is { } revision && string.CompareOrdinal(revision, FirstRevision) >= 0;
}
