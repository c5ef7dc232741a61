using Microsoft.Extensions.Logging;

namespace HeyGen.Client;

/// <summary>What the send path logs: operations and codes, never arguments, addresses or secrets.</summary>
internal static partial class SendLog
{
    [LoggerMessage(1, LogLevel.Debug, "Sending {Operation}, attempt {Attempt}")]
    public static partial void Sending(ILogger logger, string operation, int attempt);

    [LoggerMessage(2, LogLevel.Debug, "{Operation} answered at attempt {Attempt}")]
    public static partial void Answered(ILogger logger, string operation, int attempt);

    [LoggerMessage(3, LogLevel.Debug, "{Operation} failed at attempt {Attempt}: {Code}, HTTP {Status}")]
    public static partial void Failed(ILogger logger, string operation, int attempt, string code, int? status);
}
