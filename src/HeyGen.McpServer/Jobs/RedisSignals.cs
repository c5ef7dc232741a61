using System.Text.Json;
using System.Text.Json.Serialization;
using HeyGen.McpServer.Platform.Redis;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace HeyGen.McpServer.Jobs;

/// <summary>
/// Signals to this process at once, and through Redis to the others. A signal that gets lost costs time only: whoever waits looks again by himself.
/// </summary>
internal sealed partial class RedisSignals(RedisConnection redis, ILogger<RedisSignals> logger) : IJobSignals
{
    private static readonly RedisChannel channel = RedisChannel.Literal("heygen-mcp:jobs");

    private readonly string sender = Guid.NewGuid().ToString("N");

    public event Action<IReadOnlyList<string>>? Heard;

    public async Task ListenAsync()
    {
        try
        {
            await redis.SubscribeAsync(channel, Hear);
        }
        catch (Exception fault) when (RedisFault.Is(fault))
        {
            LogDeaf(logger, redis.Name);
        }
    }

    public async Task SendAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        Heard?.Invoke(ids);
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

    private void Hear(RedisValue text)
    {
        try
        {
            if (JsonSerializer.Deserialize((string)text!, JobSignalJson.Default.JobSignal) is { Ids: { } ids } signal && signal.Sender != sender)
            {
                Heard?.Invoke(ids);
            }
        }
        catch (JsonException)
        {
            LogUnreadable(logger);
        }
    }

    [LoggerMessage(EventId = 510, Level = LogLevel.Warning, Message = "Webhooks that reach other machines are not heard of through Redis at {Name}; jobs are looked at by the clock.")]
    private static partial void LogDeaf(ILogger logger, string name);

    [LoggerMessage(EventId = 511, Level = LogLevel.Warning, Message = "Other machines are not told of a webhook. {Reason}")]
    private static partial void LogUnsent(ILogger logger, string reason);

    [LoggerMessage(EventId = 512, Level = LogLevel.Warning, Message = "A signal from another machine cannot be read. Run one version on every machine.")]
    private static partial void LogUnreadable(ILogger logger);
}

/// <summary>What one process tells the others.</summary>
/// <param name="Sender">Which process, so that it does not hear itself twice.</param>
internal sealed record JobSignal(string Sender, IReadOnlyList<string> Ids);

[JsonSerializable(typeof(JobSignal))]
internal sealed partial class JobSignalJson : JsonSerializerContext;
