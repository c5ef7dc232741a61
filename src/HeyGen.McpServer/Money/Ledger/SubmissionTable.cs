using Microsoft.Data.Sqlite;

namespace HeyGen.McpServer.Money.Ledger;

internal static class SubmissionTable
{
    public static LedgerFacts Facts(SqliteConnection connection, string account, string caller, string fingerprint, string session, DateOnly day) => new(
        Same(connection, account, caller, fingerprint),
        SqliteText.Usd(connection.Number(
            "SELECT coalesce(sum(counted_micro_usd), 0) FROM submissions WHERE account = $account AND day = $day", ("$account", account), ("$day", Text(day)))),
        SqliteText.Usd(connection.Number(
            "SELECT coalesce(sum(counted_micro_usd), 0) FROM submissions WHERE account = $account AND session = $session", ("$account", account),
                ("$session", session))));

    public static void Insert(SqliteConnection connection, Submission row) => Write(
        connection,
        row,
        """
        INSERT INTO submissions (account, id, caller, fingerprint, tool, state, created_at, updated_at, day, session, counted_micro_usd, document)
        VALUES ($account, $id, $caller, $fingerprint, $tool, $state, $created_at, $updated_at, $day, $session, $counted, $document)
        """);

    public static void Update(SqliteConnection connection, Submission row) => Write(
        connection,
        row,
        """
        UPDATE submissions
        SET caller = $caller, fingerprint = $fingerprint, tool = $tool, state = $state, created_at = $created_at, updated_at = $updated_at, day = $day,
            session = $session, counted_micro_usd = $counted, document = $document
        WHERE account = $account AND id = $id
        """);

    private static Submission? Same(SqliteConnection connection, string account, string caller, string fingerprint) => First(
        connection,
        "SELECT id, document FROM submissions WHERE account = $account AND caller = $caller AND fingerprint = $fingerprint ORDER BY rowid DESC LIMIT 1",
        ("$account", account),
        ("$caller", caller),
        ("$fingerprint", fingerprint));

    public static Submission? Find(SqliteConnection connection, string account, string id) =>
        First(connection, "SELECT id, document FROM submissions WHERE account = $account AND id = $id", ("$account", account), ("$id", id));

    /// <summary>The rows that have one of the jobs, newest first.</summary>
    public static IReadOnlyList<Submission> ByJobs(SqliteConnection connection, string account, IReadOnlyList<string> jobs, ILogger logger)
    {
        var names = string.Join(", ", jobs.Select((_, index) => $"$job{index}"));
        return Readable(
            connection,
            logger,
            most: int.MaxValue,
            $"""
            SELECT id, document FROM submissions WHERE account = $account
            AND id IN (SELECT submission FROM jobs WHERE jobs.account = $account AND jobs.job IN ({names})) ORDER BY rowid DESC
            """,
            [("$account", account), .. jobs.Select((job, index) => ($"$job{index}", (object)job))]);
    }

    public static IReadOnlyList<Submission> List(SqliteConnection connection, LedgerQuery query, ILogger logger)
    {
        var sql = new StringBuilder("SELECT id, document FROM submissions WHERE account = $account");
        var values = new List<(string, object)> { ("$account", query.Account) };
        void Only(string condition, string name, object? value)
        {
            if (value is not null)
            {
                sql.Append(" AND ").Append(condition);
                values.Add((name, value));
            }
        }

        Only("caller = $caller", "$caller", query.Caller);
        Only("tool = $tool", "$tool", query.Tool);
        Only("created_at >= $since", "$since", query.Since is { } since ? SqliteText.Of(since) : null);
        Only("rowid < (SELECT rowid FROM submissions WHERE account = $account AND id = $before)", "$before", query.Before);
        // From "kind:" to before "kind;", the character that follows: an index finds a range, and takes no _ in a kind for a wildcard.
        Only(
            "EXISTS (SELECT 1 FROM jobs WHERE jobs.account = $account AND jobs.submission = id AND job >= $kind || ':' AND job < $kind || ';')",
            "$kind",
            query.JobKind);
        if (query.States.Count > 0)
        {
            // The names are this program's own words.
            sql.Append(CultureInfo.InvariantCulture, $" AND state IN ({string.Join(", ", query.States.Select(state => $"'{state.Name()}'"))})");
        }

        return Readable(connection, logger, query.Limit, sql.Append(" ORDER BY rowid DESC").ToString(), [.. values]);
    }

    private static void Write(SqliteConnection connection, Submission row, string sql)
    {
        connection.Execute(
            sql,
            ("$account", row.Account),
            ("$id", row.Id),
            ("$caller", row.Caller),
            ("$fingerprint", row.Fingerprint),
            ("$tool", row.Tool),
            ("$state", row.State.Name()),
            ("$created_at", SqliteText.Of(row.CreatedAt)),
            ("$updated_at", SqliteText.Of(row.UpdatedAt)),
            ("$day", Text(row.Day)),
            ("$session", row.Session),
            ("$counted", SqliteText.Of(row.CountedUsd)),
            ("$document", LedgerJson.Write(row)));
        foreach (var job in row.JobIds)
        {
            connection.Execute(
                "INSERT OR IGNORE INTO jobs (account, job, submission) VALUES ($account, $job, $submission)", ("$account", row.Account), ("$job", job),
                    ("$submission", row.Id));
        }
    }

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <exception cref="LedgerException">The document is not what this program wrote.</exception>
    private static Submission? First(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        try
        {
            return connection.Documents(sql, values).Select(found => LedgerJson.Read(found.Document)).FirstOrDefault();
        }
        catch (JsonException fault)
        {
            throw LedgerFault.UnreadableRow(fault, connection.DataSource);
        }
    }

    /// <summary>A row that cannot be read is named in the log and left out: it must not hide the others, nor make a page look like the last.</summary>
    private static List<Submission> Readable(
        SqliteConnection connection, ILogger logger, int most, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var rows = new List<Submission>();
        foreach (var (id, document) in connection.Documents(sql, values))
        {
            if (rows.Count == most)
                break;

            try
            {
                rows.Add(LedgerJson.Read(document));
            }
            catch (JsonException)
            {
                LedgerLog.Unreadable(logger, id);
            }
        }

        return rows;
    }
}
