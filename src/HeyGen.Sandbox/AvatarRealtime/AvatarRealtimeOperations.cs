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
        var stream = new LiveStream(call.Body.Text("type")!, call.Now, call.Now + call.World.Clock.Scale(OpeningSeconds))
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
        if (running.Length >= ConcurrentStreams)
        {
            throw new ApiException(429, "rate_limit_exceeded", $"{ConcurrentStreams} live streams are running; another can begin when one of them has ended.")
            {
                RetryAfter = running.Min(stream => stream.EndsAt) - call.Now,
            };
        }
    }

    private static ApiAnswer Append(ApiCall call)
    {
        var stream = call.Found<LiveStream>();
        ApiException.ThrowIf(!stream.TakesText, "stream_id", "this stream takes no text; open one of type text_stream");
        ApiException.ThrowIf(
            stream.IsFinal || !stream.IsRunning(call.Now),
            410, "gone", "This stream takes no more text: it has ended, or its last text was sent.");
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
        var stream = call.Found<LiveStream>();
        var events = stream.Said(call.Now)
            .Where(utterance => utterance.Text.Length > 0)
            .Select(utterance => new ServerEvent(null, new JsonObject { ["words"] = WordTimes(stream, utterance) }));
        ServerEvent[] end = stream.IsRunning(call.Now) ? [] : [new("end", new JsonObject())];
        return ApiAnswer.Events(call.Operation.SuccessStatus, [.. events, .. end]);
    }

    private static JsonArray WordTimes(LiveStream stream, Utterance utterance) => Speech.WordTimes(
        utterance.Text, (utterance.EndsAt - utterance.StartsAt).TotalSeconds, (utterance.StartsAt - stream.SpeaksFrom).TotalSeconds);

    /// <summary>What is not said any more is not paid for.</summary>
    private static ApiAnswer Cancel(ApiCall call)
    {
        var stream = call.Found<LiveStream>();
        var unsaid = stream.Cancel(call.Now);
        call.Account.Balance += Prices.Realtime((unsaid ?? TimeSpan.Zero) / call.World.Clock.Scale(1));
        return call.Answer(new JsonObject { ["stream_id"] = stream.Id, ["cancelled"] = unsaid is not null });
    }
}
