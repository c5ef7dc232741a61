using System.Text;
using HeyGen.Sandbox.Avatars;
using HeyGen.Sandbox.Voices;

namespace HeyGen.Sandbox.AvatarRealtime;

/// <summary>
/// The API's group <c>avatar_realtime</c>. The hooks of <see cref="TestHooks"/> stand in the text; <c>[sandbox:patient]</c> there keeps a stream open
/// although nobody speaks.
/// </summary>
internal sealed class AvatarRealtimeOperations : IOperationGroup
{
    /// <summary>HeyGen's limit for a workspace.</summary>
    private const int ConcurrentStreams = 3;

    private const double OpeningSeconds = 2;

    public void Register(OperationTable operations)
    {
        operations.Stores<LiveStream>("/v3/avatar-realtime");
        operations["create_avatar_realtime_session"] = Create;
        operations["append_avatar_realtime_text"] = Append;
        operations["stream_avatar_realtime_words"] = Words;
        operations["cancel_avatar_realtime_session"] = Cancel;
    }

    private static ApiAnswer Create(ApiCall call)
    {
        call.CheckNamed<AvatarLook>(call.Body, "avatar_id");
        call.CheckNamed<Voice>(call.Body, "voice_id");
        AssetInput.CheckField(call, call.Body, "audio", "audio");
        RequireRoom(call);

        var text = call.Body.Text("text");
        var stream = new LiveStream(Ids.New(), call.Body.Text("type")!, call.Now, call.World.Clock.Scale(OpeningSeconds))
        {
            Fails = TestHooks.In(text).Fails,
            IsPatient = text?.Contains("[sandbox:patient]", StringComparison.Ordinal) == true,
        };
        Say(call, stream, text);
        call.Keep(stream);
        return call.Answer(new JsonObject { ["stream_id"] = stream.Id });
    }

    private static void RequireRoom(ApiCall call)
    {
        var running = call.Account.Made<LiveStream>().Values.Where(stream => stream.IsRunning(call.Now)).ToArray();
        if (running.Length < ConcurrentStreams)
        {
            return;
        }
        throw new ApiException(429, "rate_limit_exceeded", $"{ConcurrentStreams} live streams are running; another can begin when one of them has ended.")
        {
            RetryAfter = running.Min(stream => stream.EndsAt) - call.Now,
        };
    }

    private static ApiAnswer Append(ApiCall call)
    {
        var stream = call.Found<LiveStream>();
        if (!stream.TakesText)
        {
            throw ApiException.InvalidParameter("stream_id", "stream_id: this stream takes no text; open one of type text_stream.");
        }
        if (stream.IsFinal || !stream.IsRunning(call.Now))
        {
            throw new ApiException(410, "gone", "This stream takes no more text: it has ended, or its last text was sent.");
        }
        if (call.Body.Text("delta") is { Length: > 0 } delta)
        {
            Say(call, stream, delta);
        }
        stream.IsFinal = call.Body.Flag("final");
        return call.Answer(new JsonObject { ["ok"] = true, ["buffered_bytes"] = stream.WaitingBytes(call.Now) });
    }

    /// <summary>Takes the price of what is to be said, and has it said.</summary>
    private static void Say(ApiCall call, LiveStream stream, string? text)
    {
        var seconds = TestHooks.In(text).Seconds ?? (text is null ? SpokenLength.UnknownAudioSeconds : SpokenLength.Seconds(text));
        call.Account.Charge(Prices.Realtime(seconds));
        stream.Say(text ?? "", call.World.Clock.Scale(seconds), call.Now);
    }

    /// <summary>One event for each thing said. At HeyGen the connection stays open until the end; here it tells what there is and closes.</summary>
    private static ApiAnswer Words(ApiCall call)
    {
        var stream = call.Found<LiveStream>();
        var events = stream.Said(call.Now)
            .Where(utterance => utterance.Text.Length > 0)
            .Select(utterance => new ServerEvent(null, new JsonObject { ["words"] = WordTimes(stream, utterance) }));
        return ApiAnswer.Events(
            call.Operation.SuccessStatus, stream.IsRunning(call.Now) ? events : events.Append(new ServerEvent("end", new JsonObject())));
    }

    private static JsonArray WordTimes(LiveStream stream, Utterance utterance)
    {
        var times = SpokenLength.WordTimes(
            utterance.Text, (utterance.EndsAt - utterance.StartsAt).TotalSeconds, (utterance.StartsAt - stream.SpeaksFrom).TotalSeconds);
        return times.Select(time => new JsonObject { ["word"] = time.Word, ["start"] = time.Start, ["end"] = time.End }).ToJson();
    }

    /// <summary>What is not said any more is not paid for.</summary>
    private static ApiAnswer Cancel(ApiCall call)
    {
        var stream = call.Found<LiveStream>();
        var unsaid = stream.Cancel(call.Now);
        call.Account.Balance += Prices.Realtime((unsaid ?? TimeSpan.Zero) / call.World.Clock.Scale(1));
        return call.Answer(new JsonObject { ["stream_id"] = stream.Id, ["cancelled"] = unsaid is not null });
    }

}

/// <summary>Something said in a live stream.</summary>
/// <param name="Text">The words; none of a recording, which the sandbox does not listen to.</param>
/// <param name="StartsAt">When the avatar begins to say it.</param>
/// <param name="EndsAt">When it has been said.</param>
internal sealed record Utterance(string Text, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>An avatar that speaks live. Like a job it has no timer: its state is read off the time that has passed.</summary>
/// <param name="id">Its id.</param>
/// <param name="type"><c>tts</c>, <c>audio</c> or <c>text_stream</c>.</param>
/// <param name="createdAt">When it was asked for.</param>
/// <param name="opening">How long it takes until it can be watched.</param>
internal sealed class LiveStream(string id, string type, DateTimeOffset createdAt, TimeSpan opening) : IResource
{
    private const string Playlist =
        "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:7\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:6.0,\nsegment.ts\n#EXT-X-ENDLIST\n";

    /// <summary>How long a stream stays open while nothing is said. Not sped up with the clock: who adds text is no faster for it.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly List<Utterance> utterances = [];
    private DateTimeOffset? cancelledAt;

    public static string Noun => "Live stream";

    public string Id { get; } = id;

    public bool TakesText { get; } = type == "text_stream";

    /// <summary>The caller has said that no more text comes.</summary>
    public bool IsFinal { get; set; } = type != "text_stream";

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

    private DateTimeOffset OpensAt => createdAt + opening;

    /// <summary>When it ends unless more is said.</summary>
    public DateTimeOffset EndsAt
    {
        get
        {
            var quiet = utterances[^1].EndsAt;
            var end = IsFinal ? quiet : IsPatient ? DateTimeOffset.MaxValue : quiet + Idle;
            return cancelledAt ?? (end < createdAt + Longest ? end : createdAt + Longest);
        }
    }

    public JsonObject Describe(ApiCall call)
    {
        var status = Status(call.Now);
        return new()
        {
            ["stream_id"] = Id,
            ["status"] = status,
            ["hls_url"] = status is "streaming" or "completed" ? call.Link(PlaylistMedium) : null,
            ["error_message"] = status == "error" ? "The stream could not be opened." : null,
            ["end_reason"] = EndReason(call.Now),
        };
    }

    public bool IsRunning(DateTimeOffset now) => Status(now) is "pending" or "streaming";

    private string Status(DateTimeOffset now)
    {
        if (cancelledAt is not null)
        {
            return "completed";
        }
        if (now < OpensAt)
        {
            return "pending";
        }
        if (Fails)
        {
            return "error";
        }
        return now < EndsAt ? "streaming" : "completed";
    }

    private string? EndReason(DateTimeOffset now) => Status(now) != "completed" ? null
        : cancelledAt is not null ? "cancelled"
        : IsFinal ? "finished"
        : "idle_timeout";

    /// <summary>Has something said after all that was asked for before.</summary>
    public void Say(string text, TimeSpan length, DateTimeOffset now)
    {
        var free = utterances.Count == 0 ? OpensAt : utterances[^1].EndsAt;
        var start = now > free ? now : free;
        utterances.Add(new(text, start, start + length));
    }

    /// <summary>What has begun to be said.</summary>
    public IEnumerable<Utterance> Said(DateTimeOffset now)
    {
        var last = now < EndsAt ? now : EndsAt;
        return Fails ? [] : utterances.Where(utterance => utterance.StartsAt <= last);
    }

    public int WaitingBytes(DateTimeOffset now) =>
        utterances.Where(utterance => utterance.StartsAt > now).Sum(utterance => Encoding.UTF8.GetByteCount(utterance.Text));

    /// <summary>When the first word is spoken, from which word times count.</summary>
    public DateTimeOffset SpeaksFrom => utterances[0].StartsAt;

    /// <summary>Ends it now.</summary>
    /// <returns>How much will not be said any more; null when it has ended already.</returns>
    public TimeSpan? Cancel(DateTimeOffset now)
    {
        if (!IsRunning(now))
        {
            return null;
        }
        var unsaid = utterances.Select(utterance => utterance.EndsAt - (now > utterance.StartsAt ? now : utterance.StartsAt))
            .Where(rest => rest > TimeSpan.Zero);
        var rest = unsaid.Aggregate(TimeSpan.Zero, (sum, part) => sum + part);
        cancelledAt = now;
        return rest;
    }
}
