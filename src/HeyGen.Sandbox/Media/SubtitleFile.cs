namespace HeyGen.Sandbox.Media;

/// <summary>What is shown of a script, and when.</summary>
internal sealed record Caption(string Text, TimeSpan Start, TimeSpan End)
{
    private const int WordsAtATime = 8;

    /// <summary>Eight words at a time at the assumed speed of speech.</summary>
    public static IReadOnlyList<Caption> Of(string script)
    {
        var captions = new List<Caption>();
        var start = TimeSpan.Zero;
        foreach (var words in SpokenLength.Words(script).Chunk(WordsAtATime))
        {
            var line = string.Join(' ', words);
            var end = start + TimeSpan.FromSeconds(SpokenLength.Seconds(line));
            captions.Add(new(line, start, end));
            start = end;
        }

        return captions;
    }
}

/// <summary>Makes SubRip captions of a script.</summary>
internal static class SubtitleFile
{
    public static byte[] Create(string script) => Encoding.UTF8.GetBytes(string.Concat(Caption.Of(script).Select((caption, index) =>
        string.Create(CultureInfo.InvariantCulture, $"{index + 1}\n{Stamp(caption.Start)} --> {Stamp(caption.End)}\n{caption.Text}\n\n"))));

    private static string Stamp(TimeSpan time) => time.ToString(@"hh\:mm\:ss\,fff", CultureInfo.InvariantCulture);
}
