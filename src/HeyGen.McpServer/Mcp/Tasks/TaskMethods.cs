using System.Text.Json.Nodes;
using HeyGen.McpServer.Catalog;
using HeyGen.McpServer.Catalog.VideoAgents;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Platform;
using JsonSchema.Values;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>The methods tasks/get, tasks/update and tasks/cancel.</summary>
internal sealed class TaskMethods(TaskReader reader, TaskMemory memory, TimeProvider time)
{
    public async ValueTask<JsonNode?> GetAsync(JsonRpcRequest request, CancellationToken cancellationToken)
    {
        TaskRequest.RequireTasks(request);
        Caller caller = TaskRequest.CallerOf(request, time);
        TaskSnapshot look = await LookAsync(request, caller, cancellationToken);
        TaskView task = await TaskView.OfAsync(look, caller, memory, await reader.ServicesAsync(), cancellationToken);
        task.Json["resultType"] = "complete";
        return task.Json;
    }

    /// <summary>Passes answers on to HeyGen. One to a question that is no longer open changes nothing, as the extension wants it.</summary>
    public async ValueTask<JsonNode?> UpdateAsync(JsonRpcRequest request, Func<ServedTools> tools, CancellationToken cancellationToken)
    {
        TaskRequest.RequireTasks(request);
        Caller caller = TaskRequest.CallerOf(request, time);
        if (request.Params?["inputResponses"] is not JsonObject responses)
            throw new McpProtocolException("tasks/update needs the object inputResponses.", McpErrorCode.InvalidParams);
        TaskSnapshot look = await LookAsync(request, caller, cancellationToken);
        foreach (TaskQuestion question in TaskView.Questions(look, memory))
        {
            if (responses[question.Key] is JsonObject response)
                await AnswerAsync(look.TaskId, question, response, tools, caller, cancellationToken);
        }
        return Acknowledgement();
    }

    /// <summary>Stops at HeyGen what HeyGen can stop. Anything else goes on, and the task says so.</summary>
    public async ValueTask<JsonNode?> CancelAsync(JsonRpcRequest request, Func<ServedTools> tools, CancellationToken cancellationToken)
    {
        TaskRequest.RequireTasks(request);
        Caller caller = TaskRequest.CallerOf(request, time);
        TaskSnapshot look = await LookAsync(request, caller, cancellationToken);
        foreach (TaskJob job in look.Jobs.Where(job => job.State is JobState.Running))
        {
            if (TaskStops.Of(job.Kind) is { } stop)
                await DoAsync(stop, new JsonObject { [job.Kind.IdArgument] = job.Snapshot.Id.Id }, tools, caller, cancellationToken);
        }
        memory.NoteCancelled(look.TaskId);
        return Acknowledgement();
    }

    private async Task<TaskSnapshot> LookAsync(JsonRpcRequest request, Caller caller, CancellationToken cancellationToken)
    {
        string taskId = TaskRequest.TaskIdOf(request);
        return await reader.LookAsync(taskId, caller, cancellationToken)
            ?? throw new McpProtocolException(
                $"There is no task \"{UntrustedText.Clean(taskId)}\": its jobs do not exist, or not in this HeyGen account.", McpErrorCode.InvalidParams);
    }

    private async Task AnswerAsync(string taskId, TaskQuestion question, JsonObject response, Func<ServedTools> tools, Caller caller, CancellationToken cancellationToken)
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
        // Two questions may well have the same answer; the same question has one, and a request repeated for want of an answer joins the first.
        await DoAsync(VideoAgentTools.Send, arguments, tools, caller with { Occasion = question.Key }, cancellationToken);
    }

    /// <summary>Calls a tool as the client itself could, with the same checks, budgets and ledger.</summary>
    private static async Task DoAsync(ToolDefinition tool, JsonObject arguments, Func<ServedTools> tools, Caller caller, CancellationToken cancellationToken)
    {
        if (tools().Find(tool.Name) is not McpTool offered)
            throw new McpProtocolException(ToolCatalog.UnknownTool(tool.Name), McpErrorCode.InvalidRequest);
        // No form again: the answer to that one would come too late for this request.
        ToolResult outcome = await offered.CallAsync(arguments, caller with { CanAnswerForms = false }, cancellationToken);
        if (outcome.Kind is ResultKind.NeedsConfirmation)
            throw new McpProtocolException($"Nothing was sent: a person must confirm what this costs. {tool.Name}, called as a tool, asks for it.", McpErrorCode.InvalidRequest);
        if (outcome.IsError)
            throw new McpProtocolException(outcome.Text, McpErrorCode.InternalError);
    }

    private static JsonObject Acknowledgement() => new() { ["resultType"] = "complete" };
}
