using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace HeyGen.McpServer.Cli.Composition;

/// <summary>
/// Logs to standard error, for standard output may carry the protocol. <c>LoggerFactory.Create</c> would do the same through a service container
/// of its own, whose reflection took a quarter of the time between start and <c>tools/list</c>.
/// </summary>
internal static class StandardErrorLog
{
    public static ILoggerFactory CreateFactory()
    {
        var filter = new LoggerFilterOptions
        {
            MinLevel = LogLevel.Warning,
            // Where it listens is what somebody who starts the server by hand wants to know.
            // The SDK logs a stack trace for each mistake of a client, and the client is told anyway.
            Rules =
            {
                new LoggerFilterRule(providerName: null, typeof(StandardErrorLog).Namespace, LogLevel.Information, filter: null),
                new LoggerFilterRule(providerName: null, "ModelContextProtocol", LogLevel.Critical, filter: null),
            },
        };
        var factory = new LoggerFactory([], filter);
        // Added, not handed to the constructor: only so does the factory dispose it, which writes what is still queued.
        factory.AddProvider(new ConsoleLoggerProvider(new FixedOptions(new ConsoleLoggerOptions { LogToStandardErrorThreshold = LogLevel.Trace })));
        return factory;
    }

    private sealed record FixedOptions(ConsoleLoggerOptions CurrentValue) : IOptionsMonitor<ConsoleLoggerOptions>
    {
        public ConsoleLoggerOptions Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<ConsoleLoggerOptions, string?> listener) => null;
    }
}
