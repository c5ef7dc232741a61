using HeyGen.McpServer.Platform.Redis;
using Microsoft.Extensions.DependencyInjection;

namespace HeyGen.McpServer.Cli.Composition;

/// <summary>Ledger, small secrets and signals that all processes share: in the state folder for one machine, in Redis for several.</summary>
internal static partial class SharedState
{
    /// <exception cref="ServerStartException">The settings contradict each other.</exception>
    public static IServiceCollection AddState(this IServiceCollection services, ServerSettings settings)
    {
        services
            .AddSingleton(provider => (settings.Sandbox ? null : FolderOf(settings, provider)) ?? StateFolder.Temporary())
            .AddSingleton(provider => new SigningKey(settings.SigningKeyFile, provider.GetRequiredService<ISharedValues>()))
            .AddSingleton<DeferredLedgerWrites>();
        return settings.Redis is { } address ? services.AddRedis(address, settings.Sandbox) : services.AddLocal();
    }

    private static StateFolder? FolderOf(ServerSettings settings, IServiceProvider provider)
    {
        var folder = StateFolder.At(settings.StateDir);
        if (folder is null)
            LogNoPlace(provider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SharedState).FullName!));

        return folder;
    }

    private static IServiceCollection AddLocal(this IServiceCollection services) => services
        .AddSingleton<ISharedValues, FolderValues>()
        .AddSingleton<IJobSignals, LocalJobSignals>()
        .AddSingleton<ILedger, SqliteLedger>();

    // What names Redis stands in a method of its own: without --redis nothing of its library is loaded.
    private static IServiceCollection AddRedis(this IServiceCollection services, string address, bool isSandboxed)
    {
        if (isSandboxed)
        {
            throw new ServerStartException("--redis and --sandbox exclude each other: each machine would have a sandbox of its own, with nothing to share. "
                + "Run 'heygen-mcp sandbox' and name it by --base-url.", ExitCode.Usage);
        }

        var options = Read(address);
        return services
            .AddSingleton(provider => new RedisConnection(options, provider.GetRequiredService<ILogger<RedisConnection>>()))
            .AddSingleton<IServerHealth>(provider => provider.GetRequiredService<RedisConnection>())
            .AddSingleton<ISharedValues, RedisValues>()
            .AddSingleton<ILedger, RedisLedger>()
            .AddSingleton<IJobSignals>(provider =>
            {
                var signals = new RedisSignals(provider.GetRequiredService<RedisConnection>(), provider.GetRequiredService<ILogger<RedisSignals>>());
                // Not awaited: the first call may be a read, which needs no Redis and shall not wait for one that is away.
                _ = signals.ListenAsync();
                return signals;
            });
    }

    private static StackExchange.Redis.ConfigurationOptions Read(string address)
    {
        try
        {
            return RedisAddress.Read(address);
        }
        catch (FormatException unreadable)
        {
            throw new ServerStartException(unreadable.Message, ExitCode.Usage, unreadable);
        }
    }

    [LoggerMessage(EventId = 140, Level = LogLevel.Warning, Message =
        "This user has no home folder, so that jobs and budgets are known until this process ends only. Choose a folder with --state-dir.")]
    private static partial void LogNoPlace(ILogger logger);
}
