using HeyGen.McpServer.Catalog.VideoAgents;
using HeyGen.McpServer.Mcp.Calls;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>The methods tasks/get, tasks/update and tasks/cancel.</summary>
internal sealed class TaskMethods(TaskReader reader, TaskViews views, TaskMemory memory, IToolCatalog catalog, TimeProvider time)
{
    public async ValueTask<JsonNode?> GetAsync(JsonRpcRequest request, CancellationToken cancellationToken)
    {
        TaskRequest.RequireTasks(request);
        var caller = TaskRequest.CallerOf(request, time);
        var task = await ReadAsync(request, caller, cancellationToken);
        var view = await views.ViewAsync(task, caller, cancellationToken);
        view.Json["resultType"] = "complete";
        return view.Json;
    }

    /// <summary>Passes answers on to HeyGen. One to a question that is no longer open changes nothing, as the extension wants it.</summary>
    public async ValueTask<JsonNode?> UpdateAsync(JsonRpcRequest request, Func<ServedTools> tools, CancellationToken cancellationToken)
    {
        TaskRequest.RequireTasks(request);
        var caller = TaskRequest.CallerOf(request, time);
        if (request.Params?["inputResponses"] is not JsonObject responses)
            throw new McpProtocolException("tasks/update needs the object inputResponses.", McpErrorCode.InvalidParams);

        var task = await ReadAsync(request, caller, cancellationToken);
        foreach (var question in views.HasEnded(task.TaskId, caller) ? [] : views.Questions(task))
        {
            if (responses[question.Key] is JsonObject response)
                await AnswerAsync(task.TaskId, question, response, tools, caller, cancellationToken);
        }
        return Acknowledgement();
    }

    /// <summary>Stops at HeyGen what HeyGen can stop. Anything else goes on, and the task says so.</summary>
    public async ValueTask<JsonNode?> CancelAsync(JsonRpcRequest request, Func<ServedTools> tools, CancellationToken cancellationToken)
    {
        TaskRequest.RequireTasks(request);
        var caller = TaskRequest.CallerOf(request, time);
        var task = await ReadAsync(request, caller, cancellationToken);
        // A session that works again does so for a later task.
        foreach (var job in task.Jobs.Where(job => job.State is JobState.Running && !views.HasEnded(task.TaskId, caller)))
        {
            if (job.Kind.StopTool is { } stop)
                await DoAsync(stop, new JsonObject { [job.Kind.IdArgument] = job.Snapshot.Id.Id }, tools, caller, cancellationToken);
        }
        memory.NoteCancelled(task.TaskId);
        return Acknowledgement();
    }

    private async Task<TaskSnapshot> ReadAsync(JsonRpcRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var taskId = TaskRequest.TaskIdOf(request);
        return await reader.ReadAsync(taskId, caller, cancellationToken)
            ?? throw new McpProtocolException(TaskReader.Missing(taskId), McpErrorCode.InvalidParams);
    }

    private async Task AnswerAsync(
        string taskId, TaskQuestion question, JsonObject response, Func<ServedTools> tools, Caller caller, CancellationToken cancellationToken)
    {
        if (JsonText.At(response, "action") != "accept")
        {
            memory.NoteDeclined(taskId, question.Key);
            return;
        }
        if (JsonText.At(response, $"content.{TaskQuestion.Field}") is not { } answer || string.IsNullOrWhiteSpace(answer))
            throw new McpProtocolException($"The answer to {question.Key} needs the text content.{TaskQuestion.Field}.", McpErrorCode.InvalidParams);

        var arguments = new JsonObject
        {
            ["session_id"] = question.SessionId,
            ["message"] = answer,
            ["wait_seconds"] = 0,
        };
        await DoAsync(VideoAgentTools.Send.Name, arguments, tools, caller, cancellationToken);
    }

    /// <summary>Calls a tool as the client itself could, with the same checks, budgets and ledger.</summary>
    private async Task DoAsync(string tool, JsonObject arguments, Func<ServedTools> tools, Caller caller, CancellationToken cancellationToken)
    {
        if (tools().Find(tool) is not McpTool served)
            throw new McpProtocolException(catalog.DescribeUnknown(tool), McpErrorCode.InvalidRequest);
        // No form again: the answer to that one would come too late for this request.
        var outcome = await served.CallAsync(arguments, caller with { CanAnswerForms = false }, cancellationToken);
        if (outcome.Kind is ResultKind.NeedsConfirmation)
        {
            throw new McpProtocolException(
                $"Nothing was sent: a person must confirm what this costs. {tool}, called as a tool, asks for it.", McpErrorCode.InvalidRequest);
        }

        if (outcome.IsError)
            throw new McpProtocolException(outcome.Text, McpErrorCode.InternalError);
    }

    private static JsonObject Acknowledgement() => new() { ["resultType"] = "complete" };
}

/// <summary>What a request about tasks says of itself.</summary>
internal static class TaskRequest
{
    /// <summary>The argument that names the task; over HTTP the header Mcp-Name repeats it.</summary>
    public const string TaskIdParameter = "taskId";

    private const string SessionItem = "heygen-mcp.session";

    /// <exception cref="McpProtocolException">The client's revision has no tasks, or it has not declared them.</exception>
    public static void RequireTasks(JsonRpcRequest request)
    {
        if (!TasksCapability.IsOfRevision(request))
            throw new McpProtocolException($"{request.Method} needs protocol revision {TasksCapability.FirstRevision}.", McpErrorCode.MethodNotFound);

        if (!TasksCapability.IsDeclared(request))
        {
            throw new MissingRequiredClientCapabilityException(
                new ClientCapabilities { Extensions = new Dictionary<string, object> { [TasksCapability.Id] = new JsonObject() } },
                $"{request.Method} is for clients that declare the extension {TasksCapability.Id} in the request's capabilities.");
        }
    }

    public static string TaskIdOf(JsonRpcRequest request) =>
        request.Params is JsonObject parameters && JsonText.At(parameters, TaskIdParameter) is { } taskId
            ? taskId
            : throw new McpProtocolException($"{request.Method} needs the text {TaskIdParameter}.", McpErrorCode.InvalidParams);

    /// <summary>Notes the session of a request where its handler, which sees no more than the request, finds it.</summary>
    public static McpMessageHandler NoteSession(McpMessageHandler next) => (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is JsonRpcRequest { Context: { } known } request && request.Method.StartsWith("tasks/", StringComparison.Ordinal))
            (known.Items ??= new Dictionary<string, object?>())[SessionItem] = context.Server.SessionId;

        return next(context, cancellationToken);
    };

    public static Caller CallerOf(JsonRpcRequest request, TimeProvider time) =>
        CallerReader.Of(request, request.Context?.Items?.TryGetValue(SessionItem, out var session) is true ? session as string : null, time);
}
