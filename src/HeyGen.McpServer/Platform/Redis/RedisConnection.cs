using System.Diagnostics;
using StackExchange.Redis;

namespace HeyGen.McpServer.Platform.Redis;

/// <summary>
/// The one connection to Redis, made with its first use. While Redis is away everything that needs it fails at once, and works again when it is back.
/// </summary>
internal sealed partial class RedisConnection(ConfigurationOptions options, ILogger<RedisConnection> logger) : IServerHealth, IAsyncDisposable
{
    /// <summary>A probe is asked every few seconds by what restarts servers, and must not hang with Redis.</summary>
    private static readonly TimeSpan longestProbe = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan tryAgainEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>A timestamp, for what was waited for in vain: nobody has to wait for it again.</summary>
    private const long LongAgo = 1;

    private readonly Lock gate = new();
    private readonly RedisRoles roles = new(options);
    private readonly RedisTroubles troubles = new(RedisAddress.NameOf(options), logger);
    private readonly RedisDurability durability = new(RedisAddress.NameOf(options), logger);
    private readonly RedisMarker marker = new(RedisAddress.NameOf(options));
    private readonly TimeSpan longestUse = TimeSpan.FromMilliseconds(options.AsyncTimeout);
    private readonly CancellationTokenSource stopping = new();
    private Task<ConnectionMultiplexer>? connecting;
    private Task recovering = Task.CompletedTask;
    private volatile string? refused;
    private long awaySince;

    /// <summary>Redis came back without what this process has seen there.</summary>
    public event Action? Emptied;

    /// <summary>Where Redis is, for people to read; without password.</summary>
    public string Name { get; } = RedisAddress.NameOf(options);

    /// <summary>A break that has lasted as long as a use may is not waited out by those who come now.</summary>
    private bool IsAway => Volatile.Read(ref awaySince) is not 0 and var since && Stopwatch.GetElapsedTime(since) >= longestUse;

    /// <summary>
    /// Does some work in Redis that can be done twice. Once begun it is not cancelled, so that nobody has to guess whether it was done; the connection's own
    /// time limit ends it.
    /// </summary>
    /// <exception cref="RedisUnavailableException">Redis cannot be reached or refuses.</exception>
    public Task<T> UseAsync<T>(Func<IDatabase, Task<T>> work, CancellationToken cancellationToken) => UseAsync(work, RedisUse.Repeats, cancellationToken);

    public async Task<T> UseAsync<T>(Func<IDatabase, Task<T>> work, RedisUse use, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        for (var mayRepeat = use is not RedisUse.Once; ; mayRepeat = false)
        {
            try
            {
                var result = await TryAsync(work, use, cancellationToken);
                Volatile.Write(ref awaySince, 0);
                return result;
            }
            catch (RedisConnectionException) when (mayRepeat && !IsAway)
            {
                // Cut off in the middle. The library keeps the next command until it is connected again.
            }
            catch (Exception fault) when (RedisFault.Is(fault))
            {
                if (fault is TimeoutException)
                    Volatile.Write(ref awaySince, LongAgo);
                else if (fault is not RedisServerException)
                    Interlocked.CompareExchange(ref awaySince, began, 0);

                throw Unusable(fault);
            }
        }
    }

    /// <summary>Refuses what rests on a ledger that Redis has lost.</summary>
    /// <exception cref="RedisUnavailableException">What this process has seen there is gone.</exception>
    public async Task RequireKeptAsync(IDatabase database)
    {
        if (await marker.FindLossAsync(database) is not { } lost)
            return;

        if (Tell(lost))
            Emptied?.Invoke();

        throw lost;
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
            await UseAsync(ProbeAsync, cancellationToken).WaitAsync(longestProbe, cancellationToken);
            return null;
        }
        catch (RedisUnavailableException unusable)
        {
            return $"{unusable.What}. Calls that cost money are refused; reads go on.";
        }
        catch (TimeoutException)
        {
            return "The shared ledger does not answer in time. Calls that cost money may be refused; reads go on.";
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await recovering;
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

    private async Task<T> TryAsync<T>(Func<IDatabase, Task<T>> work, RedisUse use, CancellationToken cancellationToken)
    {
        if (use is not RedisUse.Waits && IsAway)
            throw Unusable(fault: null);

        var multiplexer = await ConnectAsync().WaitAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (await roles.FindSeveralMastersAsync(multiplexer) is { } masters)
        {
            var several = RedisFault.SeveralMasters(masters, Name);
            Tell(several);
            throw several;
        }

        return await work(multiplexer.GetDatabase());
    }

    /// <summary>Does what a create does: a script that writes, and a read of it.</summary>
    private async Task<bool> ProbeAsync(IDatabase database)
    {
        const string script = "redis.call('SET', KEYS[1], ARGV[1], 'EX', 60) return redis.call('GET', KEYS[1])";
        await RequireKeptAsync(database);
        await database.ScriptEvaluateAsync(script, ["heygen-mcp:probe"], [Name]);
        return true;
    }

    private RedisUnavailableException Unusable(Exception? fault)
    {
        refused ??= RedisFault.Refusal(fault, options.Ssl);
        var isConnected = connecting is { IsCompletedSuccessfully: true, Result.IsConnected: true };
        var unusable = RedisFault.Describe(fault, Name, isConnected, refused);
        if (unusable.Lasts)
            Tell(unusable);

        return unusable;
    }

    /// <summary>Logs the trouble if it is new, and looks for its end.</summary>
    private bool Tell(RedisUnavailableException unusable)
    {
        lock (gate)
        {
            if (recovering.IsCompleted && !stopping.IsCancellationRequested)
                recovering = RecoverAsync();
        }
        return troubles.Begin(unusable.What);
    }

    private async Task RecoverAsync()
    {
        try
        {
            do
            {
                await Task.Delay(tryAgainEvery, stopping.Token);
            }
            while (!await IsBackAsync());
            troubles.End();
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task<bool> IsBackAsync()
    {
        try
        {
            await UseAsync(ProbeAsync, RedisUse.Waits, stopping.Token);
            return true;
        }
        catch (RedisUnavailableException)
        {
            refused ??= await FindRefusalAsync();
            return false;
        }
    }

    /// <summary>A connection that the library tries to restore does not say why that fails; a new one does.</summary>
    private async Task<string?> FindRefusalAsync()
    {
        if (connecting is not { IsCompletedSuccessfully: true, Result.IsConnected: false })
            return null;

        var strict = options.Clone();
        strict.AbortOnConnectFail = true;
        try
        {
            await using var other = await ConnectionMultiplexer.ConnectAsync(strict);
            return null;
        }
        catch (Exception fault) when (RedisFault.Is(fault))
        {
            return RedisFault.Refusal(fault, options.Ssl);
        }
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
            refused = RedisFault.Refusal(failure.FailureType, failure.Exception, options.Ssl) ?? RedisFault.Refusal(failure.Exception, options.Ssl);
            Interlocked.CompareExchange(ref awaySince, Stopwatch.GetTimestamp(), 0);
            LogLost(logger, Name, failure.FailureType);
        };
        multiplexer.ConnectionRestored += (_, _) =>
        {
            refused = null;
            Volatile.Write(ref awaySince, 0);
            _ = LookAgainAsync(multiplexer.GetDatabase());
        };
        if (multiplexer.IsConnected)
            await LookAgainAsync(multiplexer.GetDatabase());

        return multiplexer;
    }

    /// <summary>What is connected again may be another Redis than before.</summary>
    private async Task LookAgainAsync(IDatabase database)
    {
        try
        {
            await durability.CheckAsync(database);
            await RequireKeptAsync(database);
        }
        catch (Exception fault) when (fault is RedisUnavailableException || RedisFault.Is(fault))
        {
            // Told already, or gone again.
        }
    }

    [LoggerMessage(EventId = 500, Level = LogLevel.Debug, Message = "The connection to Redis at {Name} has ended ({Reason}).")]
    private static partial void LogLost(ILogger logger, string name, ConnectionFailureType reason);
}

/// <summary>What a use of Redis does when the connection breaks.</summary>
internal enum RedisUse
{
    /// <summary>It is tried once more: to do it twice does no harm.</summary>
    Repeats,

    /// <summary>It fails, and the caller finds out whether it was done.</summary>
    Once,

    /// <summary>It waits for a connection that is away, up to the time limit: for finding out after a break.</summary>
    Waits,
}
