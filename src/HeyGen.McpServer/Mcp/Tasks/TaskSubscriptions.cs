using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Mcp.Calls;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>
/// Answers subscriptions/listen: a notification at every change of each task asked for, until all have ended, the client leaves or the server stops.
/// Nothing else that a client may subscribe to ever changes here: the lists of tools and resources are made once.
/// </summary>
internal sealed class TaskSubscriptions(TaskReader reader, TaskViews views, JobPoller poller, ServerStop stop, TimeProvider time)
{
    private const string TaskIds = "taskIds";

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
        if (!asked.ContainsKey(TaskIds))
        {
            await stream.AcknowledgeAsync([], cancellationToken);
            await HoldAsync(request, cancellationToken);
            return;
        }

        TaskRequest.RequireTasks(request.JsonRpcRequest);
        var caller = CallerReader.Of(request.JsonRpcRequest, request.Server.SessionId, time);
        var read = await Task.WhenAll(Read(asked[TaskIds]).Select(id => reader.ReadAsync(id, caller, cancellationToken)));
        TaskSnapshot[] tasks = [.. read.OfType<TaskSnapshot>()];
        await stream.AcknowledgeAsync(
            new JsonObject { [TaskIds] = new JsonArray([.. tasks.Select(task => (JsonNode)task.TaskId)]) }, cancellationToken);
        var followed = tasks.Select(task => new FollowedTask(task, reader, views, poller, time, caller));
        await Task.WhenAll(followed.Select(task => task.FollowAsync(stream.SendTaskAsync, cancellationToken)));
    }

    private static IEnumerable<string> Read(JsonNode? taskIds)
    {
        string?[] read = taskIds is JsonArray listed ? [.. listed.Select(JsonText.Read).Distinct()] : [null];
        return read.Length <= MostTasks && !read.Contains(null)
            ? read.OfType<string>()
            : throw new McpProtocolException($"{TaskIds} must be a list of at most {MostTasks} task ids.", McpErrorCode.InvalidParams);
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
