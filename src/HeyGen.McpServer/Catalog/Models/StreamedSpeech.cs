using System.Buffers.Text;

namespace HeyGen.McpServer.Catalog.Models;

/// <summary>Tells what a stream of speech held. Its audio is counted and let go: bytes have no place in a conversation, nor in the ledger.</summary>
internal static class StreamedSpeech
{
    /// <exception cref="HeyGenException">HeyGen broke the speech off.</exception>
    public static JsonObject Digest(HeyGenAnswer answer)
    {
        var events = (JsonNode.Parse(answer.Data.GetRawText()) as JsonArray ?? []).OfType<JsonObject>().ToLookup(item => JsonText.At(item, "type"));
        return events["error"].FirstOrDefault() is { } error ? throw new HeyGenException(BrokenOff(error)) : Shape(events, isCut: answer.HasMore is true);
    }

    private static JsonObject Shape(ILookup<string?, JsonObject> events, bool isCut)
    {
        var audio = events["audio"].ToList();
        var others = events.Where(group => group.Key is not "audio").SelectMany(group => group);
        return new JsonObject
        {
            ["audio"] = new JsonObject { ["parts"] = audio.Count, ["bytes"] = audio.Sum(part => BytesIn(JsonText.At(part, "audio"))) },
            ["data"] = new JsonArray([.. others.Select(item => UntrustedText.Clean(item))]),
            ["next"] = isCut
                ? "The time was over before the stream was; a shorter text can be heard to its end."
                : "The audio is not kept. generate_model_speech gives a link to a file, and is paid for anew.",
        };
    }

    private static int BytesIn(string? base64) => base64 is not null && Base64.IsValid(base64, out var length) ? length : 0;

    private static HeyGenError BrokenOff(JsonObject error) => new()
    {
        Code = "speech_broken_off",
        Message = $"The speech was broken off. HeyGen says: {UntrustedText.Clean(JsonText.At(error, "detail") ?? "no reason given")}",
        Hint = "What was spoken until then may be charged.",
        Kind = FailureKind.ServerFault,
        WorkStarted = WorkStarted.Unknown,
    };
}
