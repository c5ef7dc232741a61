using System.Text.Json.Serialization.Metadata;
using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Mcp.Calls;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Pipeline.Waiting;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>A task as it goes to the client (DetailedTask of the extension).</summary>
internal sealed record TaskView(JsonObject Json, bool HasEnded)
{
    /// <summary>The fields that say something of the task; the others change with the hour.</summary>
    private static readonly string[] compared = ["status", "statusMessage", "inputRequests", "result"];

    /// <summary>Says the same of the task, but for the hour.</summary>
    public bool SaysTheSameAs(TaskView? other) =>
        other is not null && compared.All(name => JsonNode.DeepEquals(Json[name], other.Json[name]));
}

internal sealed class TaskViews(TaskMemory memory, TaskResults results, JobSpeed speed, TimeProvider time)
{
    private const string Working = "working";
    private const string InputRequired = "input_required";
    private const string Completed = "completed";
    private const string Cancelled = "cancelled";

    /// <summary>From each read. HeyGen keeps jobs until they are deleted, but some clients cannot read the null that would say so.</summary>
    private static readonly TimeSpan lifetime = TimeSpan.FromDays(7);

    private static readonly JsonTypeInfo<CallToolResult> resultType =
        (JsonTypeInfo<CallToolResult>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(CallToolResult));

    public JsonObject Begun(string taskId, string message, DateTimeOffset createdAt) => Fields(taskId, Working, message, createdAt);

    public async Task<TaskView> ViewAsync(TaskSnapshot task, Caller caller, CancellationToken cancellationToken)
    {
        var last = memory.LastView(task.TaskId, caller);
        if (last is { End: { } ended })
            return new TaskView(ended.DeepClone().AsObject(), HasEnded: true);

        var view = await LookAsync(task, caller, cancellationToken);
        var status = (string)view.Json["status"]!;
        // Looking is no change, and neither are the words for how far the work is.
        if (last is not null && (last.Status == status || !view.HasEnded))
            view.Json["lastUpdatedAt"] = last.Status == status ? last.Since : Text(time.GetUtcNow());

        // A session that has come to rest can work again, for another task. Other jobs end once, and their links are renewed with each look.
        var end = view.HasEnded && task.Jobs.Any(job => job.Kind.MessagesField is not null) ? view.Json.DeepClone().AsObject() : null;
        memory.NoteView(task.TaskId, caller, new SeenTask(status, (string)view.Json["lastUpdatedAt"]!, end));
        return view;
    }

    public bool HasEnded(string taskId, Caller caller) => memory.LastView(taskId, caller) is { End: not null };

    private async Task<TaskView> LookAsync(TaskSnapshot task, Caller caller, CancellationToken cancellationToken)
    {
        if (task.Unsent is { } unsent)
        {
            return unsent.Kind is ResultKind.StillRunning
                ? new TaskView(Fields(task, Working, Message(task.TaskId, unsent)), HasEnded: false)
                : End(task, Message(task.TaskId, unsent), unsent);
        }

        var isCancelled = memory.IsCancelled(task.TaskId);
        var isRunning = task.Jobs.Any(job => job.State is JobState.Running);
        // Before the questions: a session that was stopped waits for a message too.
        if (isCancelled && !isRunning && task.Jobs.Any(HasStopped))
            return new TaskView(Fields(task, Cancelled, $"{Message(task)}. Stopped at HeyGen; what was done is kept."), HasEnded: true);

        List<TaskQuestion> questions = caller.CanAnswerForms ? [.. Questions(task)] : [];
        if (questions.Count > 0)
        {
            var asking = Fields(task, InputRequired, Message(task));
            asking["inputRequests"] = new JsonObject(questions.Select(question => KeyValuePair.Create<string, JsonNode?>(question.Key, question.Request())));
            return new TaskView(asking, HasEnded: false);
        }
        return isRunning
            ? new TaskView(Fields(task, Working, Message(task) + (isCancelled ? AfterCancelling(task) : "")), HasEnded: false)
            : End(task, Message(task), await results.FormatAsync(task, cancellationToken));
    }

    /// <summary>The questions that nobody has declined.</summary>
    public IEnumerable<TaskQuestion> Questions(TaskSnapshot task) =>
        task.Jobs.Select(job => TaskQuestion.Of(job.Kind, job.Snapshot)).OfType<TaskQuestion>()
            .Where(question => !memory.IsDeclined(task.TaskId, question.Key));

    private TaskView End(TaskSnapshot task, string message, ToolResult outcome)
    {
        var result = McpTool.Result(outcome);
        result.ResultType = "complete";
        var ended = Fields(task, Completed, message);
        ended["result"] = JsonSerializer.SerializeToNode(result, resultType);
        if (task.Submission is { } submission && submission.State.IsSettled())
            ended["lastUpdatedAt"] = Text(submission.UpdatedAt);

        return new TaskView(ended, HasEnded: true);
    }

    private JsonObject Fields(TaskSnapshot task, string status, string message) =>
        Fields(task.TaskId, status, message, task.CreatedAt);

    private JsonObject Fields(string taskId, string status, string message, DateTimeOffset createdAt)
    {
        var now = time.GetUtcNow();
        var age = now > createdAt ? now - createdAt : TimeSpan.Zero;
        return new JsonObject
        {
            ["taskId"] = taskId,
            ["status"] = status,
            ["statusMessage"] = message,
            ["createdAt"] = Text(createdAt),
            ["lastUpdatedAt"] = Text(status == Working ? createdAt : now),
            ["ttlMs"] = (long)(age + lifetime).TotalMilliseconds,
            ["pollIntervalMs"] = (long)PollingInterval.Vary(PollingInterval.Of(age, speed.Polling), Random.Shared).TotalMilliseconds,
        };
    }

    private string Message(TaskSnapshot task)
    {
        if (task.Jobs is not [var only])
            return JobCounts.Words(JobCounts.Of(task.Jobs.Select(job => job.State)));

        return only.State is JobState.Completed
            ? $"The {only.Kind.Noun} is ready"
            : JobWords.Progress(only.Kind, only.Snapshot, time.GetUtcNow() - (only.Snapshot.CreatedAt ?? task.CreatedAt), speed.Running);
    }

    private static string AfterCancelling(TaskSnapshot task)
    {
        TaskJob[] lasting = [.. task.Jobs.Where(job => job.State is JobState.Running && job.Kind.StopTool is null)];
        var paid = lasting.All(job => job.Kind.CostsNothing) ? "" : " and is paid";
        return lasting.Length == 0 ? ". HeyGen was asked to stop it." : $". HeyGen cannot stop this: it goes on{paid}.";
    }

    private static bool HasStopped(TaskJob job) => job.Kind.StopTool is not null && job.State is JobState.Failed or JobState.NeedsInput;

    private static string Message(string taskId, ToolResult unsent)
    {
        if (unsent.Structured is not { } result || JsonText.At(result, "job.state") is not { } state)
            return taskId;

        return result["job"]!["place"] is { } place
            ? $"Waiting for a free slot at HeyGen: place {place} of {result["job"]!["of"]}"
            : $"The submission is {state}";
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

/// <summary>The results of tasks whose jobs have ended: that of the call which started them, where the ledger knows it, else that of wait_for_job.</summary>
internal sealed class TaskResults(IToolCatalog catalog, JobCosts costs)
{
    public Task<ToolResult> FormatAsync(TaskSnapshot task, CancellationToken cancellationToken) => costs.AddAsync(Format(task), cancellationToken);

    private ToolResult Format(TaskSnapshot task)
    {
        FinishedJob[] jobs = [.. task.Jobs.Select(job => new FinishedJob(job.Kind, job.Snapshot.Id.Id, new LastRead(job.Snapshot, Fault: null)))];
        if (task.Submission is { } submission
            && catalog.Find(submission.Tool) is { Job: { } started } tool
            && submission.JobIds.SequenceEqual(jobs.Select(job => job.JobId.ToString())))
        {
            return ResultFormatter.Format(tool, submission.Answer ?? Ids(jobs, started), jobs);
        }

        return jobs is [var only] ? JobFormatter.Format(only.Kind, only.Last.Require()) : JobSetFormatter.Format(jobs);
    }

    /// <summary>What agents need of HeyGen's answer, where the ledger has it no more: the ids, where the answer had them.</summary>
    private static JsonObject Ids(FinishedJob[] jobs, StartedJob started) => started.IdArgument is not null || started.IsNested
        ? []
        : new JsonObject { [started.IdPath] = jobs is [var only] ? only.Id : new JsonArray([.. jobs.Select(job => (JsonNode)job.Id)]) };
}

/// <summary>
/// What clients of this process said of tasks (that one is to be cancelled, that a question will not be answered), and were shown of them. It is lost with the
/// process and not shared between several: the state itself is HeyGen's.
/// </summary>
internal sealed class TaskMemory
{
    private const int MostRemembered = 1000;

    private readonly RecentSet<string> cancelled = new(MostRemembered);
    private readonly RecentSet<(string TaskId, string Question)> declined = new(MostRemembered);
    private readonly RecentMap<(string TaskId, bool CanAnswerForms), SeenTask> views = new(MostRemembered);

    /// <summary>What clients that can do the same were shown last.</summary>
    public SeenTask? LastView(string taskId, Caller caller) => views.Find((taskId, caller.CanAnswerForms));

    public void NoteView(string taskId, Caller caller, SeenTask view) => views.Set((taskId, caller.CanAnswerForms), view);

    public void NoteCancelled(string taskId) => cancelled.Add(taskId);

    public bool IsCancelled(string taskId) => cancelled.Contains(taskId);

    public void NoteDeclined(string taskId, string question) => declined.Add((taskId, question));

    public bool IsDeclined(string taskId, string question) => declined.Contains((taskId, question));
}

/// <param name="Since">When it became that.</param>
/// <param name="End">All of it, where it must not change any more.</param>
internal sealed record SeenTask(string Status, string Since, JsonObject? End);
