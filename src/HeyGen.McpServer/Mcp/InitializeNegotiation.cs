using HeyGen.McpServer.Mcp.Calls;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp;

/// <summary>
/// The version negotiation of the <c>initialize</c> handshake. The lifecycle rules of 2024-11-05 to 2025-11-25 have a server answer a revision that it
/// does not know with one that it does, so that the client can decide; the SDK answers 2026-07-28 and anything later with error -32022 instead.
/// </summary>
internal static class InitializeNegotiation
{
    /// <summary>The newest revision that has the <c>initialize</c> handshake; 2026-07-28 replaced it by <c>server/discover</c>.</summary>
    public const string NewestRevision = "2025-11-25";

    /// <summary>The only revision in which messages may come as a JSON-RPC batch.</summary>
    public const string RevisionWithBatches = "2025-03-26";

    private static readonly string[] revisions = ["2024-11-05", RevisionWithBatches, "2025-06-18", NewestRevision];

    /// <summary>The revision to speak with a client that asks for <paramref name="requested"/>.</summary>
    public static string Negotiate(string? requested) => revisions.Contains(requested) ? requested! : NewestRevision;

    public static bool IsKnown(string revision) => revision is TasksCapability.FirstRevision || revisions.Contains(revision);

    /// <summary>
    /// The answer to a request of an unknown revision that says so itself. It names the revisions that <c>server/discover</c> does; the SDK names all over
    /// HTTP, though those before 2026-07-28 cannot be had without a handshake.
    /// </summary>
    public static MessageError Unsupported(string requested, RequestId id) =>
        new(McpErrorCode.UnsupportedProtocolVersion, $"Protocol revision \"{UntrustedText.Clean(requested)}\" is not served.", id)
        {
            Data = new JsonObject { ["supported"] = new JsonArray((JsonNode)TasksCapability.FirstRevision), ["requested"] = requested },
        };

    /// <summary>Rewrites the revision that an <c>initialize</c> asks for into the one that it gets, before the SDK reads it.</summary>
    public static McpMessageHandler Filter(McpMessageHandler next) => (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is JsonRpcRequest { Method: RequestMethods.Initialize, Params: JsonObject parameters })
            parameters["protocolVersion"] = Negotiate(RequestedRevision(parameters));

        return next(context, cancellationToken);
    };

    /// <summary>What the parameters of an <c>initialize</c> ask for; null when they hold no such string.</summary>
    public static string? RequestedRevision(JsonObject parameters) =>
        parameters["protocolVersion"] is JsonValue value && value.TryGetValue(out string? revision) ? revision : null;
}
