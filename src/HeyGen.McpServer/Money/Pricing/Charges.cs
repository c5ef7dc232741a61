namespace HeyGen.McpServer.Money.Pricing;

/// <summary>What tools say of their price is put together from these.</summary>
internal static class Charges
{
    /// <summary>HeyGen documents no longer film than of half an hour.</summary>
    public static WorkLimit LongestFilm { get; } = new(1800, "the length is not known, and half an hour is the longest film that HeyGen documents");

    /// <summary>HeyGen's limit of a recording that an avatar speaks.</summary>
    public static WorkLimit LongestRecording { get; } = new(600, "the recording's length is not known, and ten minutes is the longest that HeyGen documents");

    /// <summary>HeyGen's limit of filler-word removal, and the longest that it documents for any video that goes in.</summary>
    public static WorkLimit LongestSource { get; } = new(7200, "the length is not known, and two hours is the longest source that HeyGen documents");

    /// <summary>A call that is paid as a whole, or whose price nobody knows.</summary>
    public static WorkOf PerCall(string operation, params (string Name, string? Value)[] facts) => (_, _) => [[new Work(operation, Facts(facts))]];

    /// <summary>The same, when what decides the rate is an argument.</summary>
    public static WorkOf PerCallBy(string operation, string argument) =>
        (arguments, _) => [[new Work(operation, Facts((argument, JsonText.Read(arguments[argument]))))]];

    /// <summary>A call whose items are paid as whole calls of their own.</summary>
    public static WorkOf PerItem(string operation, string items) =>
        (arguments, _) => [.. Each(arguments, items).Select(_ => (IReadOnlyList<Work>)[new Work(operation)])];

    /// <summary>Pieces, of which HeyGen decides how many come out.</summary>
    public static WorkOf PerPiece(string operation, WorkLimit most) => (_, _) => [[new Work(operation) { AtMost = most }]];

    public static WorkOf PerCharacter(string operation, string text) =>
        (arguments, _) => [[new Work(operation) { Characters = JsonText.Read(arguments[text])?.Length ?? 0 }]];

    public static WorkOf PerSpokenSecond(string operation, string text) =>
        (arguments, _) => [[new Work(operation) { Seconds = Spoken(arguments, text, JsonNumber.Read(arguments["speed"])) }]];

    public static WorkOf PerSourceSecond(string operation, string source) => (_, lengths) => [[Of(new Work(operation), lengths.Of(source), LongestSource)]];

    /// <summary>The work, of a known length, or of an unknown one that is at most the limit.</summary>
    public static Work Of(Work work, decimal? seconds, WorkLimit most) => seconds is { } known ? work with { Seconds = known } : work with { AtMost = most };

    /// <summary>Text that a voice of this call speaks.</summary>
    public static decimal? Spoken(JsonObject arguments, string field, decimal? speed) =>
        JsonText.Read(arguments[field]) is { } text ? Math.Min(SpeechLength.Seconds(text, speed is > 0 ? speed.Value : 1), MediaLengths.LongestSeconds) : null;

    public static Dictionary<string, string> Facts(params ReadOnlySpan<(string Name, string? Value)> facts)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in facts)
        {
            if (value is not null)
                known.Add(name, value);
        }

        return known;
    }

    public static IEnumerable<JsonObject> Each(JsonObject arguments, string field) => (arguments[field] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>The works of each object of a list, which may be items of a batch or scenes of a film.</summary>
    public static IEnumerable<T> Each<T>(JsonObject arguments, string field, MediaLengths lengths, Func<JsonObject, MediaLengths, T> read) =>
        (arguments[field] as JsonArray ?? []).Index()
            .Where(entry => entry.Item is JsonObject)
            .Select(entry => read(entry.Item!.AsObject(), lengths.In($"{field}[{entry.Index}]")));

    /// <summary>Each language is made, and paid for, on its own.</summary>
    public static IReadOnlyList<IReadOnlyList<Work>> EachLanguage(JsonObject arguments, Work work) =>
        [.. (arguments["output_languages"] as JsonArray ?? []).Select(_ => (IReadOnlyList<Work>)[work])];

    /// <summary>HeyGen's default is speed.</summary>
    public static string Mode(JsonObject arguments) => JsonText.Read(arguments["mode"]) ?? "speed";

    public static string AudioOnly(JsonObject arguments) => arguments["translate_audio_only"]?.GetValueKind() is JsonValueKind.True ? "true" : "false";

    /// <summary>How long the part of a video is that was asked for: the whole where no part was.</summary>
    public static decimal? Part(JsonObject arguments, decimal? whole)
    {
        var end = Time(arguments, "end_time") is { } given ? Math.Min(given, whole ?? given) : whole;
        var part = end - (Time(arguments, "start_time") ?? 0);
        return part > 0 ? part : whole;
    }

    private static decimal? Time(JsonObject arguments, string field) =>
        JsonNumber.Read(arguments[field]) is { } seconds ? Math.Clamp(seconds, 0, MediaLengths.LongestSeconds) : null;
}
