using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Calls;

#pragma warning disable MCP9005 // Deprecated for the newest revision only, and hosts that name their folders do so by nothing else.

/// <summary>
/// The folders that one call's client names as its roots. Before 2026-07-28 it is asked while the call runs; since then the call ends with the question, and
/// comes again with the answer.
/// </summary>
internal sealed class ClientFolders(RequestContext<CallToolRequestParams> request)
{
    private const string QuestionName = "folders";

    private const string SinceQuestionsEndACall = "2026-07-28";

    private bool wereWanted;

    private bool AreDeclared => (request.JsonRpcRequest.Context?.ClientCapabilities ?? request.Server.ClientCapabilities)?.Roots is not null;

    private bool EndTheCall => request.JsonRpcRequest.Context?.ProtocolVersion is SinceQuestionsEndACall;

    private InputResponse? Answer => request.Params.InputResponses?.TryGetValue(QuestionName, out var answer) is true ? answer : null;

    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!AreDeclared)
            return [];

        wereWanted = true;
        try
        {
            return Paths(EndTheCall
                ? Answer?.Deserialize(InputResponse.ListRootsResultJsonTypeInfo)
                : await request.Server.RequestRootsAsync(new ListRootsRequestParams(), cancellationToken));
        }
        catch (Exception failure) when (failure is McpException or JsonException)
        {
            // A client that declares folders and does not name them has none.
            return [];
        }
    }

    /// <summary>The result, unless it was refused for want of folders that the client can still name: nothing was sent then.</summary>
    /// <exception cref="InputRequiredException">The client is asked for them.</exception>
    public ToolResult Require(ToolResult result) => result.IsError && wereWanted && EndTheCall && Answer is null
        ? throw new InputRequiredException(AddTo([]))
        : result;

    /// <summary>A call that comes back with one answer brings no earlier one: what it needed before is asked again beside the new question.</summary>
    public IDictionary<string, InputRequest> AddTo(Dictionary<string, InputRequest> questions)
    {
        if (wereWanted && EndTheCall)
            questions[QuestionName] = InputRequest.ForRootsList(new ListRootsRequestParams());

        return questions;
    }

    private static IReadOnlyList<string> Paths(ListRootsResult? named) =>
        [.. (named?.Roots ?? []).Select(root => root.Uri).Where(uri => uri.StartsWith("file:", StringComparison.OrdinalIgnoreCase))];
}
