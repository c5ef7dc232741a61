using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Platform;
using HeyGen.McpServer.Platform.Redis;
using Microsoft.Extensions.Logging;

namespace HeyGen.McpServer.Cli.Composition;

/// <summary>
/// What all processes of one server share: the ledger, small secrets, and signals about jobs. In the state folder for one machine, in Redis for several.
/// Nothing is opened or connected before its first use.
/// </summary>
internal sealed partial class SharedState : IAsyncDisposable
{
    private readonly StateFolder folder;
    private readonly ILoggerFactory loggers;
    private readonly RedisConnection? redis;

    /// <exception cref="ServerStartException">The settings contradict each other.</exception>
    public SharedState(ServerSettings settings, StateFolder folder, TimeProvider time, ILoggerFactory loggers)
    {
        this.folder = folder;
        this.loggers = loggers;
        redis = settings.Redis is null ? null : ConnectionTo(settings.Redis, settings.Sandbox, loggers);
        (Ledger, Values) = redis is not null ? Over(redis, time, loggers) : (LocalLedger(settings.Sandbox, time), new FolderValues(folder));
    }

    public ILedger Ledger { get; }

    public ISharedValues Values { get; }

    /// <summary>Finds what keeps the server from doing all it should; null where nothing outside can.</summary>
    public Func<CancellationToken, Task<string?>>? FindTrouble => redis is null ? null : TroubleOf(redis);

    public IJobSignals StartSignals() => redis is not null ? StartSignals(redis) : new LocalJobSignals();

    public async ValueTask DisposeAsync()
    {
        if (Ledger is IAsyncDisposable opened)
        {
            await opened.DisposeAsync();
        }

        if (redis is not null)
        {
            await redis.DisposeAsync();
        }
    }

    /// <summary>Nothing is connected yet, and without --redis nothing of its library is even loaded.</summary>
    private static RedisConnection ConnectionTo(string address, bool isSandboxed, ILoggerFactory loggers)
    {
        if (isSandboxed)
        {
            throw new ServerStartException("--redis and --sandbox exclude each other: each machine would have a sandbox of its own, with nothing to share. Run 'heygen-mcp sandbox' and name it by --base-url.", ExitCode.Usage);
        }

        try
        {
            return new RedisConnection(RedisAddress.Read(address), loggers.CreateLogger<RedisConnection>());
        }
        catch (FormatException unreadable)
        {
            throw new ServerStartException(unreadable.Message, ExitCode.Usage, unreadable);
        }
    }

    // What names Redis stands in methods of its own: its library is loaded with the first method that does.
    private static (ILedger Ledger, ISharedValues Values) Over(RedisConnection redis, TimeProvider time, ILoggerFactory loggers) =>
        (new RedisLedger(redis, time, loggers.CreateLogger<RedisLedger>()), new RedisValues(redis));

    private static Func<CancellationToken, Task<string?>> TroubleOf(RedisConnection redis) => redis.FindTroubleAsync;

#pragma warning disable CA1859 // Whoever calls a method that returns RedisSignals loads that type, and the library with it.
    private IJobSignals StartSignals(RedisConnection redis)
#pragma warning restore CA1859
    {
        var signals = new RedisSignals(redis, loggers.CreateLogger<RedisSignals>());
        // Not awaited: the first call may be a read, which needs no Redis and shall not wait for one that is away.
        _ = signals.ListenAsync();
        return signals;
    }

    private ILedger LocalLedger(bool isSandboxed, TimeProvider time)
    {
        if (isSandboxed)
        {
            // The sandbox forgets its jobs with the process; a ledger that outlives it would tell of jobs that are nowhere.
            return new MemoryLedger(time);
        }

        if (!folder.HasPlace)
        {
            LogNoPlace(loggers.CreateLogger<SharedState>());
            return new MemoryLedger(time);
        }

        return new SqliteLedger(folder, time, loggers.CreateLogger<SqliteLedger>());
    }

    [LoggerMessage(EventId = 140, Level = LogLevel.Warning, Message = "This user has no home folder, so that jobs and budgets are known until this process ends only. Choose a folder with --state-dir.")]
    private static partial void LogNoPlace(ILogger logger);
}
