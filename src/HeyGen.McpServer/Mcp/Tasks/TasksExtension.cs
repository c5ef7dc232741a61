using HeyGen.McpServer.Mcp.Calls;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>
/// The extension io.modelcontextprotocol/tasks (SEP-2663) of revision 2026-07-28: a call that starts a job is answered with a task at once, and the client
/// reads its result when it likes. Clients that do not declare the extension notice nothing of it.
/// </summary>
internal sealed class TasksExtension(TaskReader reader, TaskViews views, TaskMethods methods, TaskSubscriptions subscriptions, TimeProvider time)
{
    public void Apply(McpServerOptions options, Func<ServedTools> tools)
    {
        ServerExtensions.Declare(options, TasksCapability.Id);
#pragma warning disable MCPEXP002 // The SDK's own package for tasks keeps them in memory, which a render outlives.
        options.RequestHandlers ??= [];
        options.RequestHandlers.Add(Handler("tasks/get", methods.GetAsync));
        options.RequestHandlers.Add(Handler("tasks/update", (request, cancellationToken) => methods.UpdateAsync(request, tools, cancellationToken)));
        options.RequestHandlers.Add(Handler("tasks/cancel", (request, cancellationToken) => methods.CancelAsync(request, tools, cancellationToken)));
#pragma warning restore MCPEXP002
        options.Handlers.SubscriptionsListenHandler = subscriptions.ListenAsync;
        options.Filters.Message.IncomingFilters.Add(TaskRequest.NoteSession);
    }

#pragma warning disable MCPEXP002
    /// <summary>Calls a tool, and answers with a task where the result would only say that a job goes on.</summary>
    public async ValueTask<ResultOrAlternate<CallToolResult>> CallAsync(
        McpTool tool, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        var outcome = await tool.CallAsync(request, cancellationToken);
        List<JobId> jobs = outcome is { MayBeTask: true, Structured: { } result } ? [.. JobsOf(result)] : [];
        if (TaskId.Of(jobs, Turn(outcome)) is not { } taskId)
            return McpTool.Result(outcome, McpTool.RevisionOf(request));

        return await reader.StartOfAsync(taskId, jobs, CallerReader.Of(request, time), cancellationToken) is { } start
            ? ResultOrAlternate<CallToolResult>.FromAlternate(CreatedTask.From(Begin(taskId, jobs, outcome.Structured!, start)), TaskJson.Default.CreatedTask)
            : McpTool.Result(new ToolResult { Kind = ResultKind.Failed, Text = TaskReader.Missing(taskId) });
    }

    private static McpServerRequestHandler Handler(string method, Func<JsonRpcRequest, CancellationToken, ValueTask<JsonNode?>> handler) =>
        new()
        {
            Method = method,
            RoutingNameParameter = TaskRequest.TaskIdParameter,
            Handler = (context, cancellationToken) => handler(context.JsonRpcRequest, cancellationToken),
        };
#pragma warning restore MCPEXP002

    /// <summary>HeyGen names a run for each message in a session.</summary>
    private static string? Turn(ToolResult outcome) => outcome.Structured is { } result ? JsonText.At(result, "run_id") : null;

    private JsonObject Begin(string taskId, List<JobId> jobs, JsonObject result, DateTimeOffset start)
    {
        var state = jobs is [var only] ? $"{only}: {JsonText.At(result, "status") ?? JobState.Running.Name()}" : $"{jobs.Count} jobs";
        var message = result.ContainsKey("already_submitted") ? $"{state}, submitted by an earlier call" : state;
        return views.Begun(taskId, message, start);
    }

    /// <summary>The jobs that a result is about: the one, or each of several.</summary>
    private static IEnumerable<JobId> JobsOf(JsonObject result)
    {
        var parts = result["jobs"] is JsonArray several ? several.OfType<JsonObject>() : [result];
        foreach (var part in parts)
        {
            if (JsonText.At(part, "job.id") is { } id && JobId.TryParse(id, out var job))
                yield return job.Value;
        }
    }
}

/// <summary>The answer to a call in place of its result: a task stands for what goes on (CreateTaskResult of the extension).</summary>
internal sealed class CreatedTask : Result
{
    public CreatedTask() => ResultType = "task";

    /// <summary>The fields of the task, as <see cref="TaskView"/> makes them. Elements: nodes would be written as an object of their own.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Fields { get; set; } = new Dictionary<string, JsonElement>();

    public static CreatedTask From(JsonObject task) =>
        new()
        {
            Fields =
            JsonSerializer.SerializeToElement(task, TaskJson.Default.JsonObject).EnumerateObject().ToDictionary(field => field.Name, field => field.Value)
        };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreatedTask))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class TaskJson : JsonSerializerContext;
