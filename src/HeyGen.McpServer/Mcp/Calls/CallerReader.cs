using System.Security.Claims;
using System.Security.Cryptography;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Calls;

/// <summary>Reads from the SDK's requests what a call knows of the client at its other end, and words what is asked of it.</summary>
internal static class CallerReader
{
    private const string QuestionName = "question";

    private const string Confirm = "confirm";

    /// <summary>The mode of elicitation in which the client shows a link rather than a form (since 2025-11-25).</summary>
    private const string UrlMode = "url";

    private const int SessionDigits = 16;

    public static Caller Of(RequestContext<CallToolRequestParams> request, TimeProvider time)
    {
        var server = request.Server;
        var context = request.JsonRpcRequest.Context;
        var clientName = context?.ClientInfo?.Name ?? server.ClientInfo?.Name;
        var capabilities = Handshake.IsOpen(request.JsonRpcRequest) ? null : context?.ClientCapabilities ?? server.ClientCapabilities;
        var caller = new Caller(clientName, SendProgress(request))
        {
            Tag = TagOf(request.User),
            TakesTasks = TasksCapability.IsDeclared(request.JsonRpcRequest),
            CanAnswerForms = capabilities?.Elicitation?.Form is not null,
            CanOpenPages = capabilities?.Elicitation?.Url is not null,
            Answer = Answer(request.Params),
            ArrivedAt = time.GetTimestamp(),
        };
        return caller with { Session = Session(server.SessionId, caller.Tag, time) };
    }

    /// <summary>The client behind a request that calls no tool itself. Only since 2026-07-28, where each request says all of its client.</summary>
    public static Caller Of(JsonRpcRequest request, string? sessionId, TimeProvider time)
    {
        var caller = new Caller(request.Context?.ClientInfo?.Name, SendProgress: null)
        {
            Tag = TagOf(request.Context?.User),
            CanAnswerForms = request.Context?.ClientCapabilities?.Elicitation?.Form is not null,
        };
        return caller with { Session = Session(sessionId, caller.Tag, time) };
    }

    /// <summary>Who calls, as the transport has found out.</summary>
    public static string TagOf(ClaimsPrincipal? user) => user?.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? Caller.Anyone;

    /// <summary>The question, in the form in which the SDK takes it from a tool.</summary>
    public static InputRequiredException Ask(Elicitation question, ClientFolders folders)
    {
        var asked = question switch
        {
            UrlElicitation page =>
                new ElicitRequestParams { Mode = UrlMode, Url = page.Url.AbsoluteUri, Message = page.Message, ElicitationId = Guid.NewGuid().ToString("N") },
            // Without fields: hosts show it as Accept and Decline. A checkbox that starts empty is sent off empty by who only presses Enter.
            FormElicitation agreement => new ElicitRequestParams { Message = agreement.Message, RequestedSchema = new ElicitRequestParams.RequestSchema() },
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };
        return new InputRequiredException(folders.AddTo(new() { [QuestionName] = InputRequest.ForElicitation(asked) }), question.State);
    }

    /// <summary>
    /// The conversation of a call, as a hash: who knows the id of an HTTP session can speak in it, and the ledger need only distinguish sessions. A client of
    /// 2026-07-28 has no session over HTTP, so that the budget of a session holds for what one caller does in a UTC day.
    /// </summary>
    private static string Session(string? id, string callerTag, TimeProvider time) => id is null
        ? $"{callerTag}@{DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime):yyyy-MM-dd}"
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..SessionDigits];

    private static Func<ProgressReport, CancellationToken, Task>? SendProgress(RequestContext<CallToolRequestParams> request) =>
        request.Params.ProgressToken is not { } token
            ? null
            : (report, cancellation) => request.Server.NotifyProgressAsync(
                token,
                new ProgressNotificationValue { Progress = (float)report.Percent, Total = 100, Message = report.Message },
                cancellationToken: cancellation);

    /// <summary>The answer to the question that an earlier request of this call ended with. Without its state it answers nothing.</summary>
    private static ElicitationAnswer? Answer(CallToolRequestParams parameters)
    {
        if (parameters.RequestState is not { } state || parameters.InputResponses?.TryGetValue(QuestionName, out var response) is not true)
            return null;

        var result = Read(response);
        // Clients that keep the form of an earlier version still answer with its field.
        var agrees = result is { Action: ElicitationAnswer.Accept }
            && (result.Content?.TryGetValue(Confirm, out var confirm) is not true || confirm.ValueKind is JsonValueKind.True);
        return result is null ? null : new ElicitationAnswer(result.Action, state) { Agrees = agrees };
    }

    /// <summary>An answer of another shape is none, and the person is asked again.</summary>
    private static ElicitResult? Read(InputResponse response)
    {
        try
        {
            return response.Deserialize(InputResponse.ElicitResultJsonTypeInfo);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
