using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Mcp.Calls;
using HeyGen.McpServer.Mcp.Resources;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>
/// Answers subscriptions/listen: a notification at every change of each task asked for, and one at the end of each job whose resource is asked for, until all
/// have ended, the client leaves or the server stops. Nothing else that a client may subscribe to changes unasked here.
/// </summary>
internal sealed class TaskSubscriptions(TaskReader reader, TaskViews views, JobEnds ends, JobPoller poller, ServerStop stop, TimeProvider time)
{
    private const string TaskIds = "taskIds";
    private const string Resources = "resourceSubscriptions";

    /// <summary>As many as one wait takes.</summary>
    private const int MostTasks = 100;

    public async ValueTask<EmptyResult> ListenAsync(RequestContext<SubscriptionsListenRequestParams> request, CancellationToken cancellationToken)
    {
        var asked = request.JsonRpcRequest.Params?["notifications"] as JsonObject ?? [];
        var stream = new SubscriptionStream(request);
        using var open = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop.Token);
        try
        {
            await SendAsync(request, asked, stream, open.Token);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // The client learns at once that nothing more comes, and subscribes at another server.
        }

        return stream.End();
    }

    private async Task SendAsync(
        RequestContext<SubscriptionsListenRequestParams> request, JsonObject asked, SubscriptionStream stream, CancellationToken cancellationToken)
    {
        var granted = new JsonObject();
        var caller = CallerReader.Of(request.JsonRpcRequest, request.Server.SessionId, time);
        var tasks = await TasksAsync(request, asked, caller, granted, cancellationToken);
        var jobs = await JobsAsync(asked, caller, granted, cancellationToken);
        await stream.AcknowledgeAsync(granted, cancellationToken);
        if (granted.Count == 0)
        {
            await HoldAsync(request, cancellationToken);
            return;
        }

        var followed = tasks.Select(task => new FollowedTask(task, reader, views, poller, time, caller));
        await Task.WhenAll(
        [
            .. followed.Select(task => task.FollowAsync(stream.SendTaskAsync, cancellationToken)),
            .. jobs.Select(job => FollowAsync(job.Uri, job.Id, stream, cancellationToken)),
        ]);
    }

    private async Task<TaskSnapshot[]> TasksAsync(
        RequestContext<SubscriptionsListenRequestParams> request, JsonObject asked, Caller caller, JsonObject granted, CancellationToken cancellationToken)
    {
        if (!asked.ContainsKey(TaskIds))
            return [];

        TaskRequest.RequireTasks(request.JsonRpcRequest);
        var read = await Task.WhenAll(Read(asked[TaskIds], TaskIds).Select(id => reader.ReadAsync(id, caller, cancellationToken)));
        TaskSnapshot[] tasks = [.. read.OfType<TaskSnapshot>()];
        granted[TaskIds] = new JsonArray([.. tasks.Select(task => (JsonNode)task.TaskId)]);
        return tasks;
    }

    /// <summary>Of the resources asked for, those that are jobs of the caller's.</summary>
    private async Task<(string Uri, JobId Id)[]> JobsAsync(JsonObject asked, Caller caller, JsonObject granted, CancellationToken cancellationToken)
    {
        if (!asked.ContainsKey(Resources))
            return [];

        var read = await Task.WhenAll(
            Read(asked[Resources], Resources).Select(async uri => (Uri: uri, Id: await ends.FindAsync(uri, caller, cancellationToken))));
        (string Uri, JobId Id)[] jobs = [.. read.Where(job => job.Id is not null).Select(job => (job.Uri, job.Id!.Value))];
        granted[Resources] = new JsonArray([.. jobs.Select(job => (JsonNode)job.Uri)]);
        return jobs;
    }

    private async Task FollowAsync(string uri, JobId job, SubscriptionStream stream, CancellationToken cancellationToken)
    {
        await ends.WaitAsync(job, cancellationToken);
        await stream.SendUpdatedAsync(uri, cancellationToken);
    }

    private static IEnumerable<string> Read(JsonNode? given, string name)
    {
        string?[] read = given is JsonArray listed ? [.. listed.Select(JsonText.Read).Distinct()] : [null];
        return read.Length <= MostTasks && !read.Contains(null)
            ? read.OfType<string>()
            : throw new McpProtocolException($"{name} must be a list of at most {MostTasks} texts.", McpErrorCode.InvalidParams);
    }

    /// <summary>
    /// Keeps open a stream on which nothing will come. Over stdio it costs nothing, and a client that saw it end might ask again and again; over HTTP it would
    /// hold a connection, so that one ends at once.
    /// </summary>
    private static async Task HoldAsync(RequestContext<SubscriptionsListenRequestParams> request, CancellationToken cancellationToken)
    {
        if (request.JsonRpcRequest.Context?.RelatedTransport is null)
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

/// <summary>
/// The stream of one subscriptions/listen. Whatever goes out on it bears the id of that request, for over stdio all streams share one channel.
/// </summary>
internal sealed class SubscriptionStream(RequestContext<SubscriptionsListenRequestParams> request)
{
    private const string Acknowledged = "notifications/subscriptions/acknowledged";
    private const string TaskChanged = "notifications/tasks";
    private const string SubscriptionId = "io.modelcontextprotocol/subscriptionId";

    /// <summary>Goes before everything else.</summary>
    public Task AcknowledgeAsync(JsonObject granted, CancellationToken cancellationToken) =>
        SendAsync(Acknowledged, new JsonObject { ["notifications"] = granted }, cancellationToken);

    public Task SendTaskAsync(JsonObject task, CancellationToken cancellationToken) => SendAsync(TaskChanged, task.DeepClone().AsObject(), cancellationToken);

    public Task SendUpdatedAsync(string uri, CancellationToken cancellationToken) =>
        SendAsync(NotificationMethods.ResourceUpdatedNotification, new JsonObject { ["uri"] = uri }, cancellationToken);

    /// <summary>The answer to the request itself: the stream ended as it should.</summary>
    public EmptyResult End() => new() { ResultType = "complete", Meta = Meta() };

    private Task SendAsync(string method, JsonObject parameters, CancellationToken cancellationToken)
    {
        parameters["_meta"] = Meta();
        return request.Server.SendMessageAsync(new JsonRpcNotification { Method = method, Params = parameters }, cancellationToken);
    }

    private JsonObject Meta() => new()
    {
        [SubscriptionId] = request.JsonRpcRequest.Id.Id switch
        {
            string text => JsonValue.Create(text),
            long number => JsonValue.Create(number),
            _ => null,
        },
    };
}
