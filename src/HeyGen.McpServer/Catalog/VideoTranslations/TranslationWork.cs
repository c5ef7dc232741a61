namespace HeyGen.McpServer.Catalog.VideoTranslations;

/// <summary>What HeyGen charges for in translations: the seconds of each language's video.</summary>
internal static class TranslationWork
{
    public static WorkOf One { get; } = Languages;

    public static WorkOf Batch { get; } = (arguments, lengths) =>
        [.. Charges.Each(arguments, "video_translations", lengths, Languages).SelectMany(item => item)];

    /// <summary>Of a proofread each language is paid by the seconds of the source.</summary>
    public static WorkOf Proofread { get; } = (arguments, lengths) =>
        Charges.EachLanguage(arguments, Charges.Of(new Work("create_proofread"), lengths.Of("video"), Charges.LongestSource));

    /// <summary>The proofread's mode and video are those that it was made with, which this call does not tell.</summary>
    public static WorkOf FromProofread { get; } = (arguments, lengths) =>
        [[Charges.Of(Work("generate_from_proofread", ("audio_only", Charges.AudioOnly(arguments))), lengths.Of("proofread_id"), Charges.LongestSource)]];

    private static IReadOnlyList<IReadOnlyList<Work>> Languages(JsonObject arguments, MediaLengths lengths)
    {
        var work = Work("create_video_translation", ("audio_only", Charges.AudioOnly(arguments)), ("mode", Charges.Mode(arguments)));
        return Charges.EachLanguage(arguments, Charges.Of(work, Charges.Part(arguments, lengths.Of("video")), Charges.LongestSource));
    }

    private static Work Work(string operation, params ReadOnlySpan<(string Name, string? Value)> facts) => new(operation, Charges.Facts(facts));
}
