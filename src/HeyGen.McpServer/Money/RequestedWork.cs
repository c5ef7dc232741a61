using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Platform;
using JsonSchema.Values;

namespace HeyGen.McpServer.Money;

/// <summary>Reads out of a call what HeyGen will charge for: how much of what, and which facts decide the rate.</summary>
internal static class RequestedWork
{
    /// <summary>A day. HeyGen takes nothing nearly as long, and with more the sums would leave the range of numbers.</summary>
    public const int LongestMediaSeconds = 86_400;

    /// <summary>A prompt need not say how long the video shall be; most of HeyGen's own examples are about this long.</summary>
    private const decimal UsualAgentSeconds = 60;

    /// <summary>HeyGen's own notes: the agent's videos come out at 79 to 174 percent of the length asked for.</summary>
    private const decimal AgentMargin = 1.75m;

    /// <summary>What a call asks for, in items that are paid for one by one: the videos of a batch, the languages of a translation.</summary>
    /// <param name="operation">The operation's id.</param>
    /// <param name="fixedFields">What the variant of a union fixes.</param>
    /// <param name="arguments">The arguments, in HeyGen's own names.</param>
    /// <param name="mediaSeconds">The length of the media that goes in, where somebody knows it; a call does not tell.</param>
    public static IReadOnlyList<IReadOnlyList<Work>> Items(
        string operation, IReadOnlyList<KeyValuePair<string, string>> fixedFields, JsonObject arguments, decimal? mediaSeconds) => operation switch
    {
        "create_video" => [VideoWork.Of(Fixed(fixedFields, "type"), arguments, mediaSeconds)],
        "create_video_batch" => [.. Each(arguments, "videos").Select(video => VideoWork.Of(JsonText.Read(video["type"]), video, mediaSeconds))],
        "create_video_agent" => [[Agent(operation, JsonText.Read(arguments["prompt"]))]],
        "send_video_agent_message" => [[Agent(operation, JsonText.Read(arguments["message"]))]],
        "create_video_translation" => Languages(arguments, Translation(arguments, mediaSeconds)),
        "create_video_translation_batch" => [.. Each(arguments, "video_translations").SelectMany(item => Languages(item, Translation(item, mediaSeconds)))],
        "create_proofread" => Languages(arguments, new Work(operation) { Seconds = mediaSeconds }),
        "generate_from_proofread" => [[new Work(operation, AudioOnly(arguments)) { Seconds = mediaSeconds }]],
        "create_lipsync" => [[Lipsync(arguments, mediaSeconds)]],
        "create_lipsync_batch" => [.. Each(arguments, "lipsyncs").Select(item => (IReadOnlyList<Work>)[Lipsync(item, mediaSeconds)])],
        "create_speech" => [[new Work(operation) { Seconds = Spoken(arguments, "text", JsonNumber.Read(arguments["speed"])) }]],
        "generate_model_speech" or "stream_model_speech" => [[new Work(operation) { Characters = JsonText.Read(arguments["text"])?.Length ?? 0 }]],
        "create_avatar" => [[new Work(operation, Facts(("type", Fixed(fixedFields, "type"))))]],
        "create_model_audio_voice" => [[new Work(operation, Facts(("mode", JsonText.Read(arguments["mode"]))))]],
        "create_hyperframes_render" => [[HyperFrames(arguments, mediaSeconds)]],
        "create_avatar_realtime_session" => [[Realtime(arguments, mediaSeconds)]],
        "create_video_quality_comparison_batch" => [.. Each(arguments, "comparisons").Select(_ => (IReadOnlyList<Work>)[new Work("create_video_quality_comparison")])],
        _ => [[new Work(operation) { Seconds = mediaSeconds }]],
    };

    /// <summary>Text that a voice of this call speaks.</summary>
    public static decimal? Spoken(JsonObject arguments, string field, decimal? speed) =>
        JsonText.Read(arguments[field]) is { } text ? SpeechLength.Seconds(text, speed is > 0 ? speed.Value : 1) : null;

    public static Dictionary<string, string> Facts(params ReadOnlySpan<(string Name, string? Value)> facts)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in facts)
        {
            if (value is not null)
            {
                known.Add(name, value);
            }
        }

        return known;
    }

    public static IEnumerable<JsonObject> Each(JsonObject arguments, string field) => (arguments[field] as JsonArray ?? []).OfType<JsonObject>();

    private static string? Fixed(IReadOnlyList<KeyValuePair<string, string>> fields, string name) => fields.FirstOrDefault(field => field.Key == name).Value;

    private static Work Agent(string operation, string? prompt)
    {
        var named = prompt is null ? null : PromptLength.Seconds(prompt);
        return new Work(operation) { Seconds = named ?? UsualAgentSeconds, IsAssumed = named is null, Margin = AgentMargin };
    }

    /// <summary>Each language is made, and paid for, on its own.</summary>
    private static IReadOnlyList<IReadOnlyList<Work>> Languages(JsonObject arguments, Work each) =>
        [.. (arguments["output_languages"] as JsonArray ?? []).Select(_ => (IReadOnlyList<Work>)[each])];

    private static Work Translation(JsonObject arguments, decimal? mediaSeconds)
    {
        var facts = AudioOnly(arguments);
        facts.Add("mode", Mode(arguments));
        return new Work("create_video_translation", facts) { Seconds = Part(arguments) ?? mediaSeconds };
    }

    private static Work Lipsync(JsonObject arguments, decimal? mediaSeconds)
    {
        // As a rule the video follows the new speech, whatever part of it was chosen.
        var part = IsTrue(arguments["enable_dynamic_duration"] ?? true) ? null : Part(arguments);
        return new Work("create_lipsync", Facts(("mode", Mode(arguments)))) { Seconds = part ?? mediaSeconds };
    }

    private static Work HyperFrames(JsonObject arguments, decimal? mediaSeconds)
    {
        var fps = JsonNumber.Read(arguments["fps"]) ?? 30;
        var facts = Facts(("resolution", JsonText.Read(arguments["resolution"]) ?? "1080p"), ("fps", fps == 30 ? "30" : "other"));
        return new Work("create_hyperframes_render", facts) { Seconds = mediaSeconds };
    }

    /// <summary>A text stream goes on for as long as text is added.</summary>
    private static Work Realtime(JsonObject arguments, decimal? mediaSeconds)
    {
        var seconds = JsonText.Read(arguments["type"]) switch
        {
            "tts" => Spoken(arguments, "text", speed: null),
            "audio" => mediaSeconds,
            _ => null,
        };
        return new Work("create_avatar_realtime_session") { Seconds = seconds };
    }

    private static string Mode(JsonObject arguments) => JsonText.Read(arguments["mode"]) ?? "speed";

    private static Dictionary<string, string> AudioOnly(JsonObject arguments) => Facts(("audio_only", IsTrue(arguments["translate_audio_only"]) ? "true" : "false"));

    /// <summary>The part of a video that was asked for.</summary>
    private static decimal? Part(JsonObject arguments) =>
        Time(arguments, "end_time") is { } end && end - (Time(arguments, "start_time") ?? 0) is > 0 and var part ? part : null;

    private static decimal? Time(JsonObject arguments, string field) =>
        JsonNumber.Read(arguments[field]) is { } seconds ? Math.Clamp(seconds, 0, LongestMediaSeconds) : null;

    private static bool IsTrue(JsonNode? node) => node?.GetValueKind() is JsonValueKind.True;
}
