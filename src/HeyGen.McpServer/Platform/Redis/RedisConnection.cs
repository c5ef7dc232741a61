using StackExchange.Redis;

namespace HeyGen.McpServer.Platform.Redis;

/// <summary>
/// The one connection to Redis, made with its first use. While Redis is away everything that needs it fails at once, and works again when it is back.
/// </summary>
internal sealed partial class RedisConnection(ConfigurationOptions options, ILogger<RedisConnection> logger) : IServerHealth, IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly RedisRoles roles = new(options, logger);
    private Task<ConnectionMultiplexer>? connecting;
    private volatile bool away;
    private volatile bool loginRefused;

    /// <summary>Where Redis is, for people to read; without password.</summary>
    public string Name { get; } = RedisAddress.NameOf(options);

    /// <summary>
    /// Does some work in Redis. Once begun it is not cancelled, so that nobody has to guess whether it was done; the connection's own time limit ends it.
    /// </summary>
    /// <exception cref="RedisUnavailableException">Redis cannot be reached or refuses.</exception>
    public Task<T> UseAsync<T>(Func<IDatabase, Task<T>> work, CancellationToken cancellationToken) => UseAsync(work, waits: false, cancellationToken);

    /// <summary>As <see cref="UseAsync{T}(Func{IDatabase, Task{T}}, CancellationToken)"/>, for reads of the state after a break.</summary>
    /// <param name="waits">Waits for a connection that is away, up to the connection's own time limit.</param>
    public async Task<T> UseAsync<T>(Func<IDatabase, Task<T>> work, bool waits, CancellationToken cancellationToken)
    {
        try
        {
            var multiplexer = await ConnectAsync().WaitAsync(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            // The first call after a break waits for a moment, for most breaks are short. The others do not line up behind it.
            if (!waits && away && !multiplexer.IsConnected)
                throw Unusable(fault: null);

            if (await roles.FindSeveralMastersAsync(multiplexer) is { } masters)
                throw new RedisUnavailableException(RedisFault.DescribeSeveralMasters(masters, Name), cause: null) { HasSeveralMasters = true };

            var result = await work(multiplexer.GetDatabase());
            away = false;
            return result;
        }
        catch (Exception fault) when (RedisFault.Is(fault))
        {
            away = fault is not RedisServerException;
            throw Unusable(fault);
        }
    }

    /// <summary>Receives what is published; also after a break of the connection, and when there is none yet.</summary>
    public async Task SubscribeAsync(RedisChannel channel, Action<RedisValue> receive)
    {
        var multiplexer = await ConnectAsync();
        await multiplexer.GetSubscriber().SubscribeAsync(channel, (_, message) => receive(message));
    }

    public async Task<string?> FindTroubleAsync(CancellationToken cancellationToken)
    {
        try
        {
            await UseAsync(database => database.PingAsync(), cancellationToken);
            return null;
        }
        catch (RedisUnavailableException trouble)
        {
            var what = trouble.HasSeveralMasters ? "Several Redis servers take writes, each with a ledger of its own" : "The shared ledger cannot be reached";
            return $"{what}: calls that cost money are refused, reads go on.";
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connecting is null)
            return;

        try
        {
            await (await connecting).DisposeAsync();
        }
        catch (Exception fault) when (RedisFault.Is(fault))
        {
            // Never connected: there is nothing to close.
        }
    }

    private RedisUnavailableException Unusable(Exception? fault)
    {
        loginRefused |= RedisFault.IsLoginRefused(fault);
        var isConnected = connecting is { IsCompletedSuccessfully: true, Result.IsConnected: true };
        return new RedisUnavailableException(RedisFault.Describe(fault, Name, isConnected, loginRefused), fault)
        {
            MayHaveArrived = fault is not (null or RedisServerException or RedisCommandException),
        };
    }

    private Task<ConnectionMultiplexer> ConnectAsync()
    {
        lock (gate)
        {
            return connecting is { IsFaulted: false, IsCanceled: false } ? connecting : connecting = OpenAsync();
        }
    }

    private async Task<ConnectionMultiplexer> OpenAsync()
    {
        var multiplexer = await ConnectionMultiplexer.ConnectAsync(options);
        multiplexer.ConnectionFailed += (_, failure) =>
        {
            loginRefused = failure.FailureType is ConnectionFailureType.AuthenticationFailure;
            LogLost(logger, Name, failure.FailureType);
        };
        multiplexer.ConnectionRestored += (_, _) =>
        {
            loginRefused = false;
            LogRestored(logger, Name);
        };
        if (multiplexer.IsConnected)
        {
            await RedisDurability.CheckAsync(multiplexer.GetDatabase(), Name, logger);
        }
        else
        {
            LogLost(logger, Name, ConnectionFailureType.UnableToConnect);
        }

        return multiplexer;
    }

    [LoggerMessage(
        EventId = 500, Level = LogLevel.Warning, Message = "No connection to Redis at {Name} ({Reason}). Calls that cost money are refused until it is back.")]
    private static partial void LogLost(ILogger logger, string name, ConnectionFailureType reason);

    [LoggerMessage(EventId = 501, Level = LogLevel.Information, Message = "Connected to Redis at {Name} again.")]
    private static partial void LogRestored(ILogger logger, string name);
}
