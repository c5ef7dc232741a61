using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>The stream of one subscriptions/listen. Whatever goes out on it bears the id of that request, for over stdio all streams share one channel.</summary>
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
