using Microsoft.Data.Sqlite;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>Words that may be used once, in the ledger's file.</summary>
internal static class UsedNonces
{
    /// <summary>Twice as long as a confirmation is good for, in case two machines' clocks differ.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(20);

    /// <returns>False when it was used before.</returns>
    public static bool Add(SqliteConnection connection, string word, DateTimeOffset now, TimeSpan lifetime) => 1 == connection.Execute(
        """
        INSERT INTO used_words (word, over_at) VALUES ($word, $over_at)
        ON CONFLICT (word) DO UPDATE SET over_at = $over_at WHERE over_at <= $now
        """,
        ("$word", word),
        ("$over_at", SqliteText.Of(now + lifetime)),
        ("$now", SqliteText.Of(now)));
}
