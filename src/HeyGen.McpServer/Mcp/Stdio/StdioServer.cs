using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Stdio;

/// <summary>
/// MCP over standard input and output. A client waits for this in every conversation, so nothing but the SDK's session stands between the streams and
/// the tools: no host, no container, no HTTP stack.
/// </summary>
internal static partial class StdioServer
{
    /// <summary>
    /// How long calls may go on after the input ends: enough to answer quick ones (a script that pipes its requests in and closes), little enough that
    /// together with <see cref="StopTime"/> a waiting call is stopped within the second.
    /// </summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(500);

    /// <summary>How long stopped calls may take to end. The process leaves after that, whatever a tool still does.</summary>
    public static readonly TimeSpan StopTime = TimeSpan.FromMilliseconds(500);

    /// <summary>Serves one client until its input ends or <paramref name="stop"/> is cancelled.</summary>
    /// <param name="serving">What is served.</param>
    /// <param name="input">One JSON-RPC message a line.</param>
    /// <param name="output">Carries the protocol and nothing else.</param>
    /// <param name="time">Times the end.</param>
    /// <param name="stop">Stops the calls in flight at once.</param>
    /// <returns>The exit code: 0, or 1 when the input could not be read.</returns>
    public static async Task<int> RunAsync(McpServing serving, Stream input, Stream output, TimeProvider time, CancellationToken stop)
    {
        var options = new McpServerOptions();
        serving.Apply(options, () => serving.Tools);
        options.Filters.Message.IncomingFilters.Add(new SentResults(http: null).Filter);

        using var calls = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await using var transport = new StdioTransport(input, output);

        // Not disposed here: RunAsync does so at its end, and doing it again would wait without bound for a tool that does not stop.
        var server = ModelContextProtocol.Server.McpServer.Create(transport, options, serving.LoggerFactory);
        Task session = server.RunAsync(calls.Token);

        Task over = Task.WhenAny(session, transport.InputEnded);
        await over.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await session.WaitAsync(AnswerTime, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await calls.CancelAsync().ConfigureAwait(false);
        await session.WaitAsync(StopTime, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        if (!session.IsFaulted)
            return 0;
        ILogger logger = serving.LoggerFactory.CreateLogger(typeof(StdioServer));
        LogSessionFailed(logger, session.Exception.InnerException!);
        return 1;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The session ended because its input could not be read.")]
    private static partial void LogSessionFailed(ILogger logger, Exception exception);
}
