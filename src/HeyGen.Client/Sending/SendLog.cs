using Microsoft.Extensions.Logging;

namespace HeyGen.Client;

/// <summary>What the send path logs: operations and codes, never arguments, addresses or secrets.</summary>
internal static partial class SendLog
{
    [LoggerMessage(1, LogLevel.Debug, "Sending {Operation}, attempt {Attempt}")]
    public static partial void Sending(ILogger logger, string operation, int attempt);

    [LoggerMessage(2, LogLevel.Debug, "{Operation} answered at attempt {Attempt}")]
    public static partial void Answered(ILogger logger, string operation, int attempt);

    [LoggerMessage(3, LogLevel.Information, "{Operation} failed at attempt {Attempt}: {Code}, HTTP {Status}")]
    public static partial void Failed(ILogger logger, string operation, int attempt, string code, int? status);

    [LoggerMessage(
        4, LogLevel.Warning, "{Operation} may have started work and was not answered after {Attempts} attempts: {Code}, HTTP {Status}, {RequestId}")]
    public static partial void Lost(ILogger logger, string operation, int attempts, string code, int? status, string? requestId);
}
