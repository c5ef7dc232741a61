namespace HeyGen.Sandbox.Jobs;

/// <summary>
/// How long a text is when spoken: about 2.5 words or 15 characters a second, whichever takes longer, for not every script puts spaces between words.
/// </summary>
internal static class SpokenLength
{
    /// <summary>The assumed length of audio that the sandbox does not listen to, for it fetches nothing.</summary>
    public const double UnknownAudioSeconds = 10;

    private const double WordsPerSecond = 2.5;
    private const double CharactersPerSecond = 15;

    /// <summary>Seconds, rounded to a tenth, never 0.</summary>
    public static double Seconds(string text, double speed = 1) =>
        Math.Max(0.5, Math.Round(Math.Max(Words(text).Length / WordsPerSecond, text.Trim().Length / CharactersPerSecond) / speed, 1));

    /// <summary>When each word of a text is spoken, in seconds from its start.</summary>
    public static IEnumerable<(string Word, double Start, double End)> WordTimes(string text, double seconds, double start = 0)
    {
        var words = Words(text);
        var each = seconds / words.Length;
        return words.Select((word, index) => (word, Math.Round(start + (index * each), 3), Math.Round(start + ((index + 1) * each), 3)));
    }

    public static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
