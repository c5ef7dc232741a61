using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Platform;
using JsonSchema.Values;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>A task as it goes to the client (DetailedTask of the extension).</summary>
/// <param name="Json">The whole of it.</param>
/// <param name="HasEnded">No later look can say anything else.</param>
internal sealed record TaskView(JsonObject Json, bool HasEnded)
{
    private const string Working = "working";
    private const string InputRequired = "input_required";
    private const string Completed = "completed";
    private const string Cancelled = "cancelled";

    /// <summary>
    /// How long, from each look, a client may count on the task. HeyGen keeps jobs until they are deleted, but some clients cannot read the null that would say so.
    /// </summary>
    private static readonly TimeSpan lifetime = TimeSpan.FromDays(7);

    /// <summary>The fields that say something of the task; the others change with the hour.</summary>
    private static readonly string[] telling = ["status", "statusMessage", "inputRequests", "result"];

    private static readonly JsonTypeInfo<CallToolResult> resultType = (JsonTypeInfo<CallToolResult>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(CallToolResult));

    /// <summary>A task that has just begun.</summary>
    public static JsonObject Begun(string taskId, string message, DateTimeOffset createdAt, ToolServices services) =>
        Fields(taskId, Working, message, createdAt, services);

    /// <param name="look">The task as it was last seen.</param>
    /// <param name="caller">Who looks.</param>
    /// <param name="memory">What was said of tasks.</param>
    /// <param name="services">What to work with.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public static async Task<TaskView> OfAsync(TaskSnapshot look, Caller caller, TaskMemory memory, ToolServices services, CancellationToken cancellationToken)
    {
        if (look.Unsent is { } unsent)
        {
            return unsent.Kind is ResultKind.StillRunning
                ? new TaskView(Fields(look, Working, Message(look.TaskId, unsent), services), HasEnded: false)
                : End(look, Message(look.TaskId, unsent), unsent, services);
        }

        bool isCancelled = memory.IsCancelled(look.TaskId);
        bool isRunning = look.Jobs.Any(job => job.State is JobState.Running);
        // Before the questions: a session that was stopped waits for a message too.
        if (isCancelled && !isRunning && look.Jobs.Any(HasStopped))
            return new TaskView(Fields(look, Cancelled, $"{Message(look, services)}. Stopped at HeyGen; what was done is kept.", services), HasEnded: true);
        List<TaskQuestion> questions = caller.CanAnswerForms ? [.. Questions(look, memory)] : [];
        if (questions.Count > 0)
        {
            JsonObject asking = Fields(look, InputRequired, Message(look, services), services);
            asking["inputRequests"] = new JsonObject(questions.Select(question => KeyValuePair.Create<string, JsonNode?>(question.Key, question.Request())));
            return new TaskView(asking, HasEnded: false);
        }
        return isRunning
            ? new TaskView(Fields(look, Working, Message(look, services) + (isCancelled ? AfterCancelling(look) : ""), services), HasEnded: false)
            : End(look, Message(look, services), await TaskResult.OfAsync(look, caller, services, cancellationToken), services);
    }

    /// <summary>The questions that nobody has declined.</summary>
    public static IEnumerable<TaskQuestion> Questions(TaskSnapshot look, TaskMemory memory) =>
        look.Jobs.Select(job => TaskQuestion.Of(job.Kind, job.Snapshot)).OfType<TaskQuestion>().Where(question => !memory.IsDeclined(look.TaskId, question.Key));

    /// <summary>Says the same of the task, but for the hour.</summary>
    public bool SaysTheSameAs(TaskView? other) =>
        other is not null && telling.All(name => JsonNode.DeepEquals(Json[name], other.Json[name]));

    private static TaskView End(TaskSnapshot look, string message, ToolResult outcome, ToolServices services)
    {
        CallToolResult result = McpTool.Result(outcome);
        result.ResultType = "complete";
        JsonObject ended = Fields(look, Completed, message, services);
        ended["result"] = JsonSerializer.SerializeToNode(result, resultType);
        if (look.Submission is { } submission && submission.State.IsSettled())
            ended["lastUpdatedAt"] = Text(submission.UpdatedAt);
        return new TaskView(ended, HasEnded: true);
    }

    private static JsonObject Fields(TaskSnapshot look, string status, string message, ToolServices services) =>
        Fields(look.TaskId, status, message, look.CreatedAt, services);

    private static JsonObject Fields(string taskId, string status, string message, DateTimeOffset createdAt, ToolServices services)
    {
        DateTimeOffset now = services.Time.GetUtcNow();
        TimeSpan age = now > createdAt ? now - createdAt : TimeSpan.Zero;
        return new JsonObject
        {
            ["taskId"] = taskId,
            ["status"] = status,
            ["statusMessage"] = message,
            ["createdAt"] = Text(createdAt),
            ["lastUpdatedAt"] = Text(now),
            ["ttlMs"] = (long)(age + lifetime).TotalMilliseconds,
            ["pollIntervalMs"] = (long)PollingInterval.Vary(PollingInterval.Of(age, services.Jobs.Speed), Random.Shared).TotalMilliseconds,
        };
    }

    private static string Message(TaskSnapshot look, ToolServices services)
    {
        if (look.Jobs is not [var only])
            return JobCounts.Words(JobCounts.Of(look.Jobs.Select(job => job.State)));
        string said = $"{only.Snapshot.Id}: {UntrustedText.Clean(only.Snapshot.Status)}";
        if (only.State is not JobState.Running)
            return said;
        TimeSpan age = services.Time.GetUtcNow() - (only.Snapshot.CreatedAt ?? look.CreatedAt);
        double percent = JobEstimate.Percent(age * services.JobSpeed, only.Kind.UsualDuration, only.Snapshot.Percent);
        return string.Create(CultureInfo.InvariantCulture, $"{said}, about {percent:0} %");
    }

    private static string AfterCancelling(TaskSnapshot look)
    {
        TaskJob[] lasting = [.. look.Jobs.Where(job => job.State is JobState.Running && TaskStops.Of(job.Kind) is null)];
        string paid = lasting.All(job => job.Kind.CostsNothing) ? "" : " and is paid";
        return lasting.Length == 0 ? ". HeyGen was asked to stop it." : $". HeyGen cannot stop this: it goes on{paid}.";
    }

    private static bool HasStopped(TaskJob job) => TaskStops.Of(job.Kind) is not null && job.State is JobState.Failed or JobState.NeedsInput;

    private static string Message(string taskId, ToolResult unsent)
    {
        if (unsent.Structured is not { } told || JsonText.At(told, "job.state") is not { } state)
            return taskId;
        return told["job"]!["place"] is { } place ? $"{taskId}: {state}, place {place} of {told["job"]!["of"]}" : $"{taskId}: {state}";
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
