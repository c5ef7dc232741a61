using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace HeyGen.McpServer.Cli.Composition;

/// <summary>The host of a command: the framework's, with our services, and logs on standard error.</summary>
internal static class ServerHost
{
    /// <param name="add">Adds what the command needs besides, or replaces what it has otherwise.</param>
    /// <exception cref="ServerStartException">The settings contradict each other.</exception>
    public static IHost Build(ServerSettings settings, Action<IServiceCollection>? add = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton<IHostLifetime, SignalLifetime>();
        builder.Services.AddSingleton(Options.Create(new HostOptions()));
        AddLogs(builder.Logging);
        add?.Invoke(builder.Services);
        builder.Services.AddServer(settings);
        return builder.Build();
    }

    /// <summary>Runs a command's work in a host, until it ends or the process gets a signal; the submitter then waits for creates in flight.</summary>
    /// <param name="add">As for <see cref="Build"/>.</param>
    /// <exception cref="ServerStartException">The settings contradict each other.</exception>
    public static async Task<int> RunAsync(
        ServerSettings settings, Func<IServiceProvider, CancellationToken, Task<int>> work, Action<IServiceCollection>? add = null)
    {
        var host = Build(settings, add);
        await using var disposal = (IAsyncDisposable)host;
        await host.StartAsync(CancellationToken.None);
        var exitCode = await work(host.Services, host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        await host.StopAsync(CancellationToken.None);
        return exitCode;
    }

    /// <summary>For a server that answers what it was asked before it leaves.</summary>
    public static void AddStop(IServiceCollection services) =>
        services.AddSingleton(provider => new ServerStop(provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));

    /// <summary>
    /// Standard output may carry the protocol, so that logs go to standard error. Registered without the framework's options: these build some thirty
    /// generic types by reflection, a quarter of the native program's start.
    /// </summary>
    public static void AddLogs(ILoggingBuilder logging)
    {
        var filters = new LoggerFilterOptions
        {
            MinLevel = LogLevel.Warning,
            Rules =
            {
                // Where it listens is what somebody who starts the server by hand wants to know.
                Rule(typeof(Mcp.McpServing).Namespace!, LogLevel.Information),
                // The SDK logs a stack trace for each mistake of a client, and the client gets an error anyway.
                Rule("ModelContextProtocol", LogLevel.Critical),
                // A failed start is printed in one line, and not with a stack trace.
                Rule("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None),
            },
        };
        logging.Services
            .AddSingleton<ILoggerProvider>(_ => new ConsoleLoggerProvider(new ConsoleOptions()))
            .AddSingleton<ILoggerFactory>(services => new LoggerFactory(services.GetServices<ILoggerProvider>(), filters));
    }

    private static LoggerFilterRule Rule(string category, LogLevel level) => new(providerName: null, category, level, filter: null);

    private sealed class ConsoleOptions : IOptionsMonitor<ConsoleLoggerOptions>
    {
        public ConsoleLoggerOptions CurrentValue { get; } = new() { LogToStandardErrorThreshold = LogLevel.Trace };

        public ConsoleLoggerOptions Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<ConsoleLoggerOptions, string?> listener) => null;
    }
}
