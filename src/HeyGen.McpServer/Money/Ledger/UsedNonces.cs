using Microsoft.Data.Sqlite;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>What may be used once, in the ledger's file. Its table has the name that the first version gave it, so that versions can share the file.</summary>
internal static class UsedNonces
{
    /// <returns>False when it was used before.</returns>
    public static bool Add(SqliteConnection connection, string nonce, DateTimeOffset now, TimeSpan lifetime) => 1 == connection.Execute(
        """
        INSERT INTO used_words (word, over_at) VALUES ($nonce, $over_at)
        ON CONFLICT (word) DO UPDATE SET over_at = $over_at WHERE over_at <= $now
        """,
        ("$nonce", nonce),
        ("$over_at", SqliteText.Of(now + lifetime)),
        ("$now", SqliteText.Of(now)));
}
