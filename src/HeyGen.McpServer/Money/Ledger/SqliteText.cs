using HeyGen.McpServer.Jobs;
using Microsoft.Data.Sqlite;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>SQL with its values, and how the ledger's values are written in it.</summary>
internal static class SqliteText
{
    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The one number that a query gives.</summary>
    public static long Number(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(connection, sql, values);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>The texts in the first column.</summary>
    public static List<string> Texts(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(connection, sql, values);
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    /// <summary>Microseconds since 1970.</summary>
    public static long Of(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>Millionths of a dollar: whole numbers add up without rounding. Never less than the sum itself.</summary>
    public static long Of(decimal usd) => decimal.ToInt64(decimal.Ceiling(usd * 1_000_000));

    public static decimal Usd(long millionths) => millionths / 1_000_000m;

    private static SqliteCommand Command(SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
