using System.Text;
using System.Text.Json.Nodes;
using HeyGen.Sandbox.Assets;
using HeyGen.Sandbox.Avatars;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.Media;
using HeyGen.Sandbox.State;
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

    private const string Playlist =
        "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:7\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:6.0,\nsegment.ts\n#EXT-X-ENDLIST\n";

    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["create_avatar_realtime_session"] = Create,
        ["get_avatar_realtime_session"] = call => call.Answer(Describe(call, Find(call))),
        ["append_avatar_realtime_text"] = Append,
        ["stream_avatar_realtime_words"] = Words,
        ["cancel_avatar_realtime_session"] = Cancel,
    };

    private static ApiAnswer Create(ApiCall call)
    {
        AvatarLook.FindReady(call, call.Body.Text("avatar_id")!, "avatar_id");
        if (call.Body.Text("voice_id") is { } voice)
            Voice.Find(call, voice, "voice_id");
        if (call.Body.Field("audio") is { } audio)
            AssetInput.Check(call, audio, "audio", "audio");
        RequireRoom(call);

        var text = call.Body.Text("text");
        var stream = new LiveStream(Ids.New(), call.Body.Text("type")!, call.Now, call.World.Clock.Scale(OpeningSeconds))
        {
            Fails = TestHooks.In(text).Fails,
            IsPatient = text?.Contains("[sandbox:patient]", StringComparison.Ordinal) == true,
        };
        Say(call, stream, text);
        call.World.Media.Publish(stream.PlaylistMedium, new MediaContent("application/vnd.apple.mpegurl", () => Encoding.UTF8.GetBytes(Playlist)));
        call.World.Media.Publish(stream.SegmentMedium, MediaContent.Segment());
        call.Account.Made<LiveStream>().Add(stream.Id, stream);
        return call.Answer(new JsonObject { ["stream_id"] = stream.Id });
    }

    private static void RequireRoom(ApiCall call)
    {
        var running = call.Account.Made<LiveStream>().Values.Where(stream => stream.IsRunning(call.Now)).ToArray();
        if (running.Length < ConcurrentStreams)
            return;
        throw new ApiException(429, "rate_limit_exceeded", $"{ConcurrentStreams} live streams are running; another can begin when one of them has ended.")
        {
            RetryAfter = running.Min(stream => stream.EndsAt) - call.Now,
        };
    }

    private static ApiAnswer Append(ApiCall call)
    {
        var stream = Find(call);
        if (!stream.TakesText)
            throw ApiException.InvalidParameter("stream_id", "stream_id: this stream takes no text; open one of type text_stream.");
        if (stream.IsFinal || !stream.IsRunning(call.Now))
            throw new ApiException(410, "gone", "This stream takes no more text: it has ended, or its last text was sent.");
        if (call.Body.Text("delta") is { Length: > 0 } delta)
            Say(call, stream, delta);
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
        var stream = Find(call);
        var events = stream.Said(call.Now)
            .Where(utterance => utterance.Text.Length > 0)
            .Select(utterance => new ServerEvent(null, new JsonObject { ["words"] = WordTimes(stream, utterance) }));
        return EventStream.Answer(
            call.Operation.SuccessStatus, stream.IsRunning(call.Now) ? events : events.Append(new ServerEvent("end", new JsonObject())));
    }

    private static JsonArray WordTimes(LiveStream stream, Utterance utterance)
    {
        var words = SpokenLength.Words(utterance.Text);
        var start = (utterance.StartsAt - stream.SpeaksFrom).TotalSeconds;
        var each = (utterance.EndsAt - utterance.StartsAt).TotalSeconds / words.Length;
        return new([.. words.Select((word, index) => new JsonObject
        {
            ["word"] = word,
            ["start"] = Math.Round(start + (index * each), 3),
            ["end"] = Math.Round(start + ((index + 1) * each), 3),
        })]);
    }

    /// <summary>What is not said any more is not paid for.</summary>
    private static ApiAnswer Cancel(ApiCall call)
    {
        var stream = Find(call);
        var unsaid = stream.Cancel(call.Now);
        call.Account.Balance += Prices.Realtime((unsaid ?? TimeSpan.Zero) / call.World.Clock.Scale(1));
        return call.Answer(new JsonObject { ["stream_id"] = stream.Id, ["cancelled"] = unsaid is not null });
    }

    private static JsonObject Describe(ApiCall call, LiveStream stream)
    {
        var status = stream.Status(call.Now);
        return new()
        {
            ["stream_id"] = stream.Id,
            ["status"] = status,
            ["hls_url"] = status is "streaming" or "completed" ? call.Link(stream.PlaylistMedium) : null,
            ["error_message"] = status == "error" ? "The stream could not be opened." : null,
            ["end_reason"] = stream.EndReason(call.Now),
        };
    }

    private static LiveStream Find(ApiCall call) =>
        call.Account.Made<LiveStream>().GetValueOrDefault(call.PathValue("stream_id"))
        ?? throw ApiException.NotFound("not_found", "Live stream", call.PathValue("stream_id"));
}
