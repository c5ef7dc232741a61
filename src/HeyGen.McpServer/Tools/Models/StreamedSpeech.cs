using System.Buffers.Text;
using System.Text.Json.Nodes;
using HeyGen.McpServer.Json;
using HeyGen.McpServer.Tools.Calls;
using HeyGen.McpServer.Tools.Results;

namespace HeyGen.McpServer.Tools.Models;

/// <summary>Tells what a stream of speech held. Its audio is counted and let go: bytes have no place in a conversation.</summary>
internal static class StreamedSpeech
{
    public static async Task<ToolOutcome> TellAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        var answer = await OperationCall.SendAsync(call, services, cancellationToken);
        var events = (JsonNode.Parse(answer.Data.GetRawText()) as JsonArray ?? []).OfType<JsonObject>().ToLookup(item => JsonText.At(item, "type"));
        return events["error"].FirstOrDefault() is { } error
            ? new ToolOutcome { Kind = OutcomeKind.Failed, Text = BrokenOff(call, error) }
            : ToolOutcome.From(Shape(events, isCut: answer.HasMore is true));
    }

    private static JsonObject Shape(ILookup<string?, JsonObject> events, bool isCut)
    {
        var audio = events["audio"].ToList();
        var others = events.Where(group => group.Key is not "audio").SelectMany(group => group);
        return new JsonObject
        {
            ["audio"] = new JsonObject { ["parts"] = audio.Count, ["bytes"] = audio.Sum(part => BytesIn(JsonText.At(part, "audio"))) },
            ["data"] = new JsonArray([.. others.Select(item => ForeignText.Clean(item))]),
            ["next"] = isCut
                ? "The time was over before the stream was; a shorter text can be heard to its end."
                : "The audio is not kept. generate_model_speech gives a link to a file, and is paid for anew.",
        };
    }

    private static int BytesIn(string? base64) => base64 is not null && Base64.IsValid(base64, out var length) ? length : 0;

    private static string BrokenOff(ToolCall call, JsonObject error) =>
        $"HeyGen broke the speech off.\nHeyGen says: {ForeignText.Clean(JsonText.At(error, "detail") ?? "no reason given")}\n"
        + $"Whether what was spoken until then is charged is unknown; calling {call.Tool.Name} again is paid for anew.";
}
