using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.McpServer.Json;
using HeyGen.McpServer.Tools.Calls;
using HeyGen.McpServer.Tools.Results;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Tools;

/// <summary>What a call knows of the client at its other end, and asks of it.</summary>
internal static class ClientAtTheEnd
{
    /// <summary>Names the one question that a call asks.</summary>
    private const string Question = "page";

    /// <summary>The mode of elicitation in which the client shows a link rather than a form (since 2025-11-25).</summary>
    private const string UrlMode = "url";

    private const string SinceNoRoots = "2026-07-28";

    /// <summary>How long a client may take to name its folders, which it does without asking anybody.</summary>
    private static readonly TimeSpan longestQuestion = TimeSpan.FromSeconds(10);

    public static Caller Of(RequestContext<CallToolRequestParams> request)
    {
        var server = request.Server;
        var context = request.JsonRpcRequest.Context;
        var clientName = context?.ClientInfo?.Name ?? server.ClientInfo?.Name;
        var capabilities = context?.ClientCapabilities ?? server.ClientCapabilities;
        return new Caller(clientName, SendProgress(request))
        {
            Roots = cancellation => RootsAsync(request, capabilities, cancellation),
            CanOpenPages = capabilities?.Elicitation?.Url is not null,
            Resumed = State(request.Params),
            Answer = request.Params.InputResponses?.TryGetValue(Question, out var response) is true ? response.Deserialize(InputResponse.ElicitResultJsonTypeInfo)?.Action : null,
        };
    }

    /// <summary>The question, in the form in which the SDK takes it from a tool.</summary>
    public static InputRequiredException Ask(PageToOpen page) => new(
        new Dictionary<string, InputRequest>
        {
            [Question] = InputRequest.ForElicitation(new ElicitRequestParams
            {
                Mode = UrlMode,
                Url = page.Url.AbsoluteUri,
                Message = page.Message,
                ElicitationId = Guid.NewGuid().ToString("N"),
            }),
        },
        page.State.ToJsonString());

    /// <summary>The folders that a client names. MCP gave the question up with 2026-07-28; there <c>--files-dir</c> is the way.</summary>
    private static async Task<IReadOnlyList<string>> RootsAsync(RequestContext<CallToolRequestParams> request, ClientCapabilities? capabilities, CancellationToken cancellationToken)
    {
#pragma warning disable MCP9005 // Deprecated for the newest revision only, and clients of the older ones name their folders by nothing else.
        if (capabilities?.Roots is null || request.JsonRpcRequest.Context?.ProtocolVersion is SinceNoRoots)
        {
            return [];
        }

        try
        {
            var answer = await request.Server.RequestRootsAsync(new ListRootsRequestParams(), cancellationToken).AsTask().WaitAsync(longestQuestion, cancellationToken);
            return [.. answer.Roots.Select(root => root.Uri).Where(uri => uri.StartsWith("file:", StringComparison.OrdinalIgnoreCase))];
        }
        catch (Exception fault) when (fault is McpException or TimeoutException)
        {
            // A client that declares folders and does not name them has none.
            return [];
        }
#pragma warning restore MCP9005
    }

    private static Func<ProgressReport, CancellationToken, Task>? SendProgress(RequestContext<CallToolRequestParams> request) =>
        request.Params.ProgressToken is not { } token
            ? null
            : (report, cancellation) => request.Server.NotifyProgressAsync(
                token,
                new ProgressNotificationValue { Progress = (float)report.Percent, Total = 100, Message = report.Message },
                cancellationToken: cancellation);

    /// <summary>The state came back by way of the client: whatever is no object is as good as none.</summary>
    private static JsonObject? State(CallToolRequestParams parameters)
    {
        try
        {
            return parameters.RequestState is { } state ? JsonSerializer.Deserialize(state, JsonNodes.Default.JsonObject) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
