namespace HeyGen.McpServer.Money.Pricing;

/// <summary>
/// What ended work took, by the length in HeyGen's answer and the rate of the day on which it was asked for. HeyGen reports no cost of a job, so this is a
/// calculation too; null where its answer has no length, or none that can be one.
/// </summary>
internal static class Settlement
{
    public static decimal? Of(Estimate estimate, JobKind kind, JobSnapshot ended) => ended.State switch
    {
        // HeyGen does not charge for what it failed at, with few exceptions.
        JobState.Failed => kind.SettledBy.ChargedWhenFailed ? estimate.ReservedUsd : 0,
        JobState.Completed when kind.Members is { } members => OfBatch(estimate, members, members.Kind ?? kind, ended.Fields),
        JobState.Completed => OfOne(estimate, kind.SettledBy, ended.Fields),
        _ => null,
    };

    /// <summary>What a create took whose answer is all there is, because no job follows it.</summary>
    public static decimal? Of(Estimate estimate, JsonObject answer) => OfOne(estimate, SettledBy.Duration, answer);

    private static decimal? OfOne(Estimate estimate, SettledBy by, JsonObject fields) => Rounded(estimate.Unit switch
    {
        _ when estimate is { Usd: 0, ReservedUsd: 0 } => 0,
        _ when by.RefundedWithout is { } count && JsonNumber.Read(fields[count]) == 0 => 0,
        BilledUnit.OutputSecond => estimate.RateUsd * Seconds(by, fields),
        BilledUnit.OutputMinute or BilledUnit.SourceMinute => estimate.RateUsd * Seconds(by, fields) / 60,
        BilledUnit.Clip => estimate.RateUsd * Pieces(by, fields),
        BilledUnit.Video or BilledUnit.Call => estimate.RateUsd,
        // Charged by what went in, which was known before.
        BilledUnit.MillionCharacters => estimate.Usd,
        // Of sessions and sources HeyGen reports no length.
        _ => null,
    });

    /// <summary>A batch's answer says which of its items came out, and no lengths: each of those is taken to cost what was expected.</summary>
    private static decimal? OfBatch(Estimate estimate, BatchMembers members, JobKind member, JsonObject batch)
    {
        if (estimate.Items is not { } items || batch[BatchMembers.ItemsField] is not JsonArray)
            return null;

        var sum = (decimal?)0;
        foreach (var (place, fields) in members.In(batch).Index())
        {
            var index = JsonNumber.Read(fields["item_index"]) is >= 0 and var number && number < items.Count ? (int)number : place;
            if (member.Meaning(JsonText.At(fields, "status")) is not JobState.Failed)
                sum += index < items.Count ? items[index] : null;
        }

        return Rounded(sum);
    }

    /// <summary>A length that no film has is no length: what HeyGen says must not lead out of the range of numbers.</summary>
    private static decimal? Seconds(SettledBy by, JsonObject fields) =>
        JsonNumber.Read(fields[by.LengthField]) is >= 0 and <= MediaLengths.LongestSeconds and var seconds ? Math.Max(seconds, by.LeastSeconds) : null;

    private static decimal? Pieces(SettledBy by, JsonObject fields) => by.PiecesField is { } field && fields[field] is JsonArray pieces
        ? pieces.OfType<JsonObject>().Count(piece => JsonText.At(piece, "status") is null or "completed")
        : null;

    private static decimal? Rounded(decimal? usd) => usd is { } known ? decimal.Round(known, 6) : null;
}
