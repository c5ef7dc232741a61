using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>What is wrong with a ledger's file and how to fix it. Nothing is ever deleted here: the file may be all that knows of a paid job.</summary>
internal static class LedgerFault
{
    private const string NothingPaid = "Until then nothing is started that costs money; get_job and wait_for_job go on.";

    private const string MoveAway =
        "Stop every server that uses it, move the file away together with those of the same name that end in -wal and -shm, and start again. "
        + "Jobs are safe at HeyGen, and their ids go on working; but creates that got no answer, and what was spent today, are forgotten with the file.";

    public static LedgerException Of(SqliteException fault, string path) => new($"{Text(fault, path)} {NothingPaid}", fault);

    public static LedgerException Of(StateFolderException fault) =>
        new($"What is submitted cannot be written down first. {fault.Message} {NothingPaid}", fault);

    public static LedgerException UnreadableRow(JsonException fault, string path) =>
        new($"The ledger {path} is damaged: a row of it cannot be read. {MoveAway} {NothingPaid}", fault);

    public static LedgerException TooNew(string path, long version, long known) => new(
        $"The ledger {path} was written by a later version of this program (format {version}; this one knows {known}). Update it, or choose another folder "
        + $"with --state-dir. {NothingPaid}");

    public static LedgerException Stopping() => new("This server is stopping and writes nothing down any more.");

    private static string Text(SqliteException fault, string path) => fault.SqliteErrorCode switch
    {
        SQLITE_CORRUPT or SQLITE_NOTADB => $"The ledger {path} is damaged ({Message(fault)}). {MoveAway}",
        SQLITE_FULL => $"The disk with the ledger {path} is full. Make room on it, or choose another folder with --state-dir.",
        SQLITE_READONLY or SQLITE_CANTOPEN or SQLITE_PERM or SQLITE_AUTH =>
            $"The ledger {path} cannot be written ({Message(fault)}). Let this user write the file and its folder, or choose another folder with --state-dir.",
        SQLITE_BUSY or SQLITE_LOCKED =>
            $"Another process has held the ledger {path} for too long ({Message(fault)}). Try again; if that does not help, end the process that hangs.",
        SQLITE_IOERR => $"The disk with the ledger {path} failed ({Message(fault)}). Fix it, or choose another folder with --state-dir.",
        _ => $"The ledger {path} cannot be used ({Message(fault)}). Choose another folder with --state-dir if that lasts.",
    };

    private static string Message(SqliteException fault) => sqlite3_errstr(fault.SqliteErrorCode).utf8_to_string();
}

/// <summary>The ledger cannot be read or written. The message says what is wrong and how to fix it; nothing new may be paid for meanwhile.</summary>
internal sealed class LedgerException(string message, Exception? cause = null) : ToolFailure(message, cause);

/// <summary>The single-use token of a confirmation has been used by another call. Nothing was written.</summary>
internal sealed class NonceUsedException() : ToolFailure("This confirmation was used before, and counts once. Make the call without it for a new one.");

internal static partial class LedgerLog
{
    [LoggerMessage(EventId = 160, Level = LogLevel.Warning, Message =
        "Row {Id} of the ledger cannot be read and is left out. It is damaged, or written by another version.")]
    public static partial void Unreadable(ILogger logger, string id);

    [LoggerMessage(
        EventId = 161,
        Level = LogLevel.Warning,
        Message = "The ledger {Path} was removed or replaced while this server ran, and is opened anew: what was submitted and spent before is not known any "
            + "more.")]
    public static partial void Moved(ILogger logger, string path);
}
