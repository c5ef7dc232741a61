using Microsoft.Data.Sqlite;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>
/// The tables of a ledger's file. A row stands in <c>document</c> whole; the columns beside it are what rows are found and added up by. Rows are ordered by
/// <c>rowid</c>, which
/// grows with each row that is written, whatever the clock says.
/// </summary>
internal static class LedgerSchema
{
    private const long Version = 1;

    private const string Tables =
        """
        CREATE TABLE submissions (
            account TEXT NOT NULL,
            id TEXT NOT NULL,
            caller TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            tool TEXT NOT NULL,
            state TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            day TEXT NOT NULL,
            session TEXT NOT NULL,
            counted_micro_usd INTEGER NOT NULL,
            document TEXT NOT NULL,
            PRIMARY KEY (account, id)
        ) STRICT;
        CREATE INDEX submissions_by_call ON submissions (account, caller, fingerprint, id);
        CREATE INDEX submissions_by_day ON submissions (account, day, counted_micro_usd);
        CREATE INDEX submissions_by_session ON submissions (account, session, counted_micro_usd);
        CREATE TABLE jobs (
            account TEXT NOT NULL,
            job TEXT NOT NULL,
            submission TEXT NOT NULL,
            PRIMARY KEY (account, job, submission)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX jobs_by_submission ON jobs (account, submission, job);
        CREATE TABLE used_words (
            word TEXT NOT NULL PRIMARY KEY,
            over_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """;

    /// <summary>Makes the tables in a new file, and refuses one that only a later version of this program can read.</summary>
    public static void Require(SqliteConnection connection)
    {
        if (VersionOf(connection) == 0)
            Make(connection);

        var version = VersionOf(connection);
        if (version > Version)
            throw LedgerFault.TooNew(connection.DataSource, version, Version);
    }

    private static void Make(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        // Another process may have made them while this one waited.
        if (VersionOf(connection) == 0)
        {
            connection.Execute(Tables);
            connection.Execute($"PRAGMA user_version = {Version}");
        }

        transaction.Commit();
    }

    private static long VersionOf(SqliteConnection connection) => connection.Number("PRAGMA user_version");
}
