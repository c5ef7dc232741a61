using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Mcp.Calls;

/// <summary>
/// Whether the client of a call has yet to say <c>notifications/initialized</c>. Until then the revisions before 2026-07-28 let a server ask nothing, so that
/// the call is answered as that of a client which cannot be asked. Noted as the messages are read: the SDK handles them side by side.
/// </summary>
internal static class Handshake
{
    private const string OpenItem = "heygen-mcp.handshake-is-open";

    public static bool IsOpen(JsonRpcRequest request) => request.Context?.Items?.ContainsKey(OpenItem) is true;

    public static void NoteOpen(JsonRpcRequest request) =>
        ((request.Context ??= new JsonRpcMessageContext()).Items ??= new Dictionary<string, object?>())[OpenItem] = true;
}
