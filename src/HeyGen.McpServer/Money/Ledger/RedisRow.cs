using StackExchange.Redis;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>A row as it stands in Redis.</summary>
/// <param name="Text">Its text, by which a script sees that it is still the same.</param>
/// <param name="Kept">Its content, in Redis's time and with the mark of its last write.</param>
internal sealed record RedisRow(RedisValue Text, Submission Kept)
{
    public static RedisRow Of(Submission row, TimeSpan ahead, string write)
    {
        var kept = Shifted(row, ahead) with { WriteId = write };
        return new RedisRow(LedgerJson.Write(kept), kept);
    }

    /// <exception cref="JsonException">It is not what a ledger wrote.</exception>
    public static RedisRow? Read(RedisValue text) => text.IsNull ? null : new RedisRow(text, LedgerJson.Read(text!));

    public Submission Local(TimeSpan ahead) => Shifted(Kept, -ahead) with { WriteId = null };

    private static Submission Shifted(Submission row, TimeSpan by) => by == TimeSpan.Zero
        ? row
        : row with { CreatedAt = row.CreatedAt + by, UpdatedAt = row.UpdatedAt + by, EndedAt = row.EndedAt + by };
}
