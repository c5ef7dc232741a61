namespace HeyGen.McpServer.Catalog.Lipsyncs;

/// <summary>What HeyGen charges for in a lipsync: the seconds of the new video.</summary>
internal static class LipsyncWork
{
    public static WorkOf One { get; } = (arguments, lengths) => [[Of(arguments, lengths)]];

    public static WorkOf Batch { get; } = (arguments, lengths) =>
        [.. Charges.Each(arguments, "lipsyncs", lengths, (item, known) => (IReadOnlyList<Work>)[Of(item, known)])];

    private static Work Of(JsonObject arguments, MediaLengths lengths)
    {
        // As a rule the video follows the new speech, whatever part of it was chosen.
        var followsSpeech = arguments["enable_dynamic_duration"]?.GetValueKind() is not JsonValueKind.False;
        var seconds = followsSpeech ? lengths.Of("audio") : Charges.Part(arguments, lengths.Of("video"));
        return Charges.Of(new Work("create_lipsync", Charges.Facts(("mode", Charges.Mode(arguments)))), seconds, Charges.LongestSource);
    }
}
