using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>A client's mistake is one line of the log. The SDK and the framework log it as an exception, with its stack.</summary>
internal sealed partial class RefusalLog(ILogger<RefusalLog> logger)
{
    /// <summary>Notes the errors that answer requests.</summary>
    public McpMessageHandler Filter(McpMessageHandler next) => (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is JsonRpcError { Error: { } error })
            Note((McpErrorCode)error.Code, error.Message);

        return next(context, cancellationToken);
    };

    public void Note(McpErrorCode code, string reason)
    {
        var clean = UntrustedText.Clean(reason);
        LogRefused(logger, (int)code, clean);
    }

    [LoggerMessage(EventId = 160, Level = LogLevel.Information, Message = "A request was refused with {Code}: {Reason}")]
    private static partial void LogRefused(ILogger logger, int code, string reason);
}
