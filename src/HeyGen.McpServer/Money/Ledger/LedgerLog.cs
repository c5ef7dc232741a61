using Microsoft.Extensions.Logging;

namespace HeyGen.McpServer.Money.Ledger;

internal static partial class LedgerLog
{
    [LoggerMessage(EventId = 160, Level = LogLevel.Warning, Message = "Row {Id} of the ledger cannot be read and is left out. It is damaged, or written by another version.")]
    public static partial void Unreadable(ILogger logger, string id);

    [LoggerMessage(
        EventId = 161,
        Level = LogLevel.Warning,
        Message = "The ledger {Path} was removed or replaced while this server ran, and is opened anew: what was submitted and spent before is not known any more.")]
    public static partial void Moved(ILogger logger, string path);
}
