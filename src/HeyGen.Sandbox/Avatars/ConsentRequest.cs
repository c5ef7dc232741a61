namespace HeyGen.Sandbox.Avatars;

/// <summary>A person who was asked to agree: on a page, or by footage that was handed in.</summary>
internal sealed class ConsentRequest(DateTimeOffset askedAt)
{
    /// <summary>How long HeyGen's link works. Real time at any speed: no person answers faster because jobs do.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>What the page's address ends with; whoever has it may answer.</summary>
    public string Id { get; } = Ids.New();

    /// <summary>Where the page leads when the person has answered.</summary>
    public string? RerouteUrl { get; set; }

    /// <summary>The check of handed-in footage; null where the person answers on the page.</summary>
    public Job? Review { get; init; }

    /// <summary>What the person said on the page.</summary>
    public bool? Agreed { get; set; }

    public string Status(DateTimeOffset now) => Review?.Status(now, "pending", "approved", "rejected") ?? PageStatus(now);

    private string PageStatus(DateTimeOffset now) => Agreed switch
    {
        true => "approved",
        false => "rejected",
        null => now < askedAt + Lifetime ? "pending" : "expired",
    };
}
