using System.Text.Json;
using StackExchange.Redis;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>A row as it stands in Redis.</summary>
/// <param name="Text">Its text, by which a script sees that it is still the same.</param>
/// <param name="Kept">Its content, in Redis's time and with the mark of its last write.</param>
internal sealed record RedisRow(RedisValue Text, Submission Kept)
{
    /// <summary>A row to be written.</summary>
    /// <param name="row">In this machine's time.</param>
    /// <param name="ahead">How far Redis's clock is ahead.</param>
    /// <param name="write">The mark of this write.</param>
    public static RedisRow Of(Submission row, TimeSpan ahead, string write)
    {
        var kept = Shifted(row, ahead) with { WriteId = write };
        return new RedisRow(LedgerJson.Write(kept), kept);
    }

    /// <exception cref="JsonException">It is not what a ledger wrote.</exception>
    public static RedisRow? Read(RedisValue text) => text.IsNull ? null : new RedisRow(text, LedgerJson.Read(text!));

    /// <summary>In this machine's time.</summary>
    public Submission Local(TimeSpan ahead) => Shifted(Kept, -ahead) with { WriteId = null };

    private static Submission Shifted(Submission row, TimeSpan by) => by == TimeSpan.Zero
        ? row
        : row with { CreatedAt = row.CreatedAt + by, UpdatedAt = row.UpdatedAt + by, EndedAt = row.EndedAt + by };
}
