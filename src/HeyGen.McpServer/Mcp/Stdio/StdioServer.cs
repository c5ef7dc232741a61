using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Stdio;

/// <summary>MCP over stdio. Clients wait for its start: nothing that <c>tools/list</c> does not need is loaded before, no HTTP stack, no database.</summary>
internal sealed partial class StdioServer(McpServing serving, ILoggerFactory loggers, TimeProvider time)
{
    /// <summary>
    /// How long calls may go on after the input ends or a stop, of which waiting ones learn by <see cref="ServerStop"/>: enough to answer quick ones (a script
    /// that pipes its requests in and closes), little enough that together with <see cref="StopTime"/> a waiting call is stopped within the second.
    /// </summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(500);

    /// <summary>How long stopped calls may take to end. The process leaves after that, whatever a tool still does.</summary>
    public static readonly TimeSpan StopTime = TimeSpan.FromMilliseconds(500);

    /// <summary>Serves one client until its input ends or <paramref name="stop"/> is cancelled.</summary>
    /// <returns>The exit code: 0, or 1 when the input could not be read.</returns>
    public async Task<int> RunAsync(Stream input, Stream output, CancellationToken stop)
    {
        var options = new McpServerOptions();
        serving.Apply(options, () => serving.Tools);

        using var calls = new CancellationTokenSource();
        await using var transport = new StdioTransport(input, output);

        // Not disposed here: RunAsync does so at its end, and doing it again would wait without bound for a tool that does not stop.
        var server = ModelContextProtocol.Server.McpServer.Create(transport, options, loggers);
        var session = server.RunAsync(calls.Token);

        Task over = Task.WhenAny(session, transport.InputEnded);
        await over.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var done = stop.IsCancellationRequested ? Task.WhenAny(session, transport.AnswerAllAsync()) : session;
        await done.WaitAsync(AnswerTime, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await calls.CancelAsync().ConfigureAwait(false);
        await session.WaitAsync(StopTime, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        if (!session.IsFaulted)
            return 0;

        var logger = loggers.CreateLogger<StdioServer>();
        LogSessionFailed(logger, session.Exception.InnerException!);
        return 1;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The session ended because its input could not be read.")]
    private static partial void LogSessionFailed(ILogger logger, Exception exception);
}
