using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>SQL with its values, and how the ledger's values are written in it.</summary>
internal static class SqliteText
{
    /// <summary>SQLITE_FCNTL_HAS_MOVED.</summary>
    private const int HasMoved = 20;

    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    public static long Number(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(connection, sql, values);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>The texts in the first two columns, read as far as they are asked for.</summary>
    public static IEnumerable<(string Id, string Document)> Documents(
        this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values) =>
        Documents(Command(connection, sql, values));

    /// <summary>The open file is no longer the one at its path. SQLite compares them: opening it beside SQLite would end its locks on close.</summary>
    public static bool IsMoved(this SqliteConnection connection) =>
        FileControl(connection.Handle!.DangerousGetHandle(), name: 0, HasMoved, out var moved) == SQLITE_OK && moved != 0;

    public static long Of(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>Millionths of a dollar: whole numbers add up without rounding. Never less than the sum itself.</summary>
    public static long Of(decimal usd) => decimal.ToInt64(decimal.Ceiling(usd * 1_000_000));

    public static decimal Usd(long millionths) => millionths / 1_000_000m;

    private static IEnumerable<(string Id, string Document)> Documents(SqliteCommand command)
    {
        using (command)
        {
            using var reader = command.ExecuteReader();
            while (reader.Read())
                yield return (reader.GetString(0), reader.GetString(1));
        }
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(nint database, nint name, int operation, out int moved);

    private static SqliteCommand Command(SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);

        return command;
    }
}
