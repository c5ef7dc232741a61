namespace HeyGen.Sandbox.AvatarRealtime;

/// <summary>Something said in a live stream, and when. A recording has no words here, for the sandbox does not listen to it.</summary>
internal sealed record Utterance(string Text, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>An avatar that speaks live. Like a job it has no timer: its state is read off the time that has passed.</summary>
/// <param name="Type"><c>tts</c>, <c>audio</c> or <c>text_stream</c>.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="OpensAt">When it can be watched.</param>
internal sealed record LiveStream(string Type, DateTimeOffset CreatedAt, DateTimeOffset OpensAt) : IResource
{
    private const string Playlist =
        "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:7\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:6.0,\nsegment.ts\n#EXT-X-ENDLIST\n";

    /// <summary>How long a stream stays open while nothing is said. Not sped up with the clock: who adds text is no faster for it.</summary>
    private static readonly TimeSpan idle = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan longest = TimeSpan.FromHours(1);

    private readonly List<Utterance> utterances = [];
    private DateTimeOffset? cancelledAt;

    public static string Noun => "Live stream";

    public string Id { get; } = Ids.New();

    public bool TakesText => Type == "text_stream";

    /// <summary>The caller has said that no more text comes.</summary>
    public bool IsFinal { get; set; } = Type != "text_stream";

    /// <summary>The caller asked for a stream that fails.</summary>
    public bool Fails { get; init; }

    /// <summary>The caller asked for one that stays open although nothing is said.</summary>
    public bool IsPatient { get; init; }

    public IEnumerable<MediaFile> Media =>
    [
        new(PlaylistMedium, new("application/vnd.apple.mpegurl", () => Encoding.UTF8.GetBytes(Playlist))),
        new($"streams/{Id}/segment.ts", MediaContent.Segment()),
    ];

    private string PlaylistMedium => $"streams/{Id}/live.m3u8";

    /// <summary>When it ends unless more is said.</summary>
    public DateTimeOffset EndsAt
    {
        get
        {
            var quiet = utterances[^1].EndsAt;
            var end = IsFinal ? quiet : IsPatient ? DateTimeOffset.MaxValue : quiet + idle;
            return cancelledAt ?? (end < CreatedAt + longest ? end : CreatedAt + longest);
        }
    }

    /// <summary>When the first word is spoken, from which word times count.</summary>
    public DateTimeOffset SpeaksFrom => utterances[0].StartsAt;

    public JsonObject Describe(ApiCall call)
    {
        var status = Status(call.Now);
        return new()
        {
            ["stream_id"] = Id,
            ["status"] = status,
            ["hls_url"] = status is "streaming" or "completed" ? call.Link(PlaylistMedium) : null,
            ["error_message"] = status == "error" ? "The stream could not be opened." : null,
            ["end_reason"] = status != "completed" ? null : cancelledAt is not null ? "cancelled" : IsFinal ? "finished" : "idle_timeout",
        };
    }

    public bool IsRunning(DateTimeOffset now) => Status(now) is "pending" or "streaming";

    private string Status(DateTimeOffset now) =>
        cancelledAt is not null ? "completed"
        : now < OpensAt ? "pending"
        : Fails ? "error"
        : now < EndsAt ? "streaming"
        : "completed";

    /// <summary>Has something said after all that was asked for before.</summary>
    public void Say(string text, TimeSpan length, DateTimeOffset now)
    {
        var free = utterances.Count == 0 ? OpensAt : utterances[^1].EndsAt;
        var start = now > free ? now : free;
        utterances.Add(new(text, start, start + length));
    }

    /// <summary>What has begun to be said.</summary>
    public IEnumerable<Utterance> Said(DateTimeOffset now) =>
        Fails ? [] : utterances.Where(utterance => utterance.StartsAt <= (now < EndsAt ? now : EndsAt));

    public int WaitingBytes(DateTimeOffset now) =>
        utterances.Where(utterance => utterance.StartsAt > now).Sum(utterance => Encoding.UTF8.GetByteCount(utterance.Text));

    /// <returns>How much will not be said any more; null when it has ended already.</returns>
    public TimeSpan? Cancel(DateTimeOffset now)
    {
        if (!IsRunning(now))
            return null;
        cancelledAt = now;
        var unsaid = utterances.Where(utterance => utterance.EndsAt > now);
        return TimeSpan.FromTicks(unsaid.Sum(utterance => (utterance.EndsAt - (now > utterance.StartsAt ? now : utterance.StartsAt)).Ticks));
    }
}
