using Microsoft.Data.Sqlite;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>Takes out of the ledger's file what nobody asks for any more, so that it does not grow for ever.</summary>
internal static class LedgerSweep
{
    /// <summary>
    /// A quarter: longer than anybody looks back for a render or a bill, and than HeyGen repeats an answer to a key. What is not settled stays, however old:
    /// it may still be paid for.
    /// </summary>
    private static readonly TimeSpan keepSettled = TimeSpan.FromDays(90);

    /// <returns>How many rows went.</returns>
    public static int Do(SqliteConnection connection, DateTimeOffset now)
    {
        var settled = string.Join(", ", Enum.GetValues<SubmissionState>().Where(state => state.IsSettled()).Select(state => $"'{state.Name()}'"));
        connection.Execute("DELETE FROM used_words WHERE over_at <= $now", ("$now", SqliteText.Of(now)));
        var gone = connection.Execute($"DELETE FROM submissions WHERE state IN ({settled}) AND updated_at < $before", ("$before", SqliteText.Of(now - keepSettled)));
        connection.Execute(
            "DELETE FROM jobs WHERE NOT EXISTS (SELECT 1 FROM submissions WHERE submissions.account = jobs.account AND submissions.id = jobs.submission)");
        return gone;
    }
}
