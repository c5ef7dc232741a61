using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>
/// The server's logs without those of the generic host, whose one word of interest is a failed start with a whole stack trace;
/// <see cref="ServerStartException"/> says that in a line.
/// </summary>
internal sealed class HostLoggerFactory(ILoggerFactory loggers) : ILoggerFactory
{
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    public ILogger CreateLogger(string categoryName) => categoryName == HostCategory ? NullLogger.Instance : loggers.CreateLogger(categoryName);

    public void AddProvider(ILoggerProvider provider) => loggers.AddProvider(provider);

    public void Dispose()
    {
        // The factory is its maker's.
    }
}
