using HeyGen.McpServer.Platform.Redis;
using StackExchange.Redis;

namespace HeyGen.McpServer.Jobs;

/// <summary>Signals to this process at once, and through Redis to the others. A lost signal costs time only: the job is polled all the same.</summary>
internal sealed partial class RedisSignals(RedisConnection redis, ILogger<RedisSignals> logger) : IJobSignals
{
    private static readonly RedisChannel channel = RedisChannel.Literal("heygen-mcp:jobs");

    private readonly string sender = Guid.NewGuid().ToString("N");

    public event Action<IReadOnlyList<string>>? Received;

    public async Task ListenAsync()
    {
        try
        {
            await redis.SubscribeAsync(channel, Receive);
        }
        catch (Exception fault) when (RedisFault.Is(fault))
        {
            LogNotSubscribed(logger, redis.Name);
        }
    }

    public async Task SendAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        Received?.Invoke(ids);
        var text = JsonSerializer.Serialize(new JobSignal(sender, ids), JobSignalJson.Default.JobSignal);
        try
        {
            await redis.UseAsync(database => database.PublishAsync(channel, text), cancellationToken);
        }
        catch (RedisUnavailableException unusable)
        {
            LogUnsent(logger, unusable.Message);
        }
    }

    private void Receive(RedisValue text)
    {
        try
        {
            if (JsonSerializer.Deserialize((string)text!, JobSignalJson.Default.JobSignal) is { Ids: { } ids } signal && signal.Sender != sender)
                Received?.Invoke(ids);
        }
        catch (JsonException)
        {
            LogUnreadable(logger);
        }
    }

    [LoggerMessage(EventId = 510, Level = LogLevel.Warning, Message = "Webhooks of other machines are not received through Redis at {Name}; jobs are polled.")]
    private static partial void LogNotSubscribed(ILogger logger, string name);

    [LoggerMessage(EventId = 511, Level = LogLevel.Warning, Message = "Other machines are not notified of a webhook. {Reason}")]
    private static partial void LogUnsent(ILogger logger, string reason);

    [LoggerMessage(EventId = 512, Level = LogLevel.Warning, Message = "A signal from another machine cannot be read. Run one version on every machine.")]
    private static partial void LogUnreadable(ILogger logger);
}

/// <summary>A signal between processes.</summary>
/// <param name="Sender">Which process, so that its own signals are not raised twice.</param>
internal sealed record JobSignal(string Sender, IReadOnlyList<string> Ids);

[JsonSerializable(typeof(JobSignal))]
internal sealed partial class JobSignalJson : JsonSerializerContext;
