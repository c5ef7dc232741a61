namespace HeyGen.Sandbox.Media;

/// <summary>Makes SubRip captions of a script, eight words at a time at the assumed speed of speech.</summary>
internal static class SubtitleFile
{
    private const int WordsPerCue = 8;

    public static byte[] Create(string script)
    {
        var text = new StringBuilder();
        var number = 0;
        var start = TimeSpan.Zero;
        foreach (var words in SpokenLength.Words(script).Chunk(WordsPerCue))
        {
            var line = string.Join(' ', words);
            var end = start + TimeSpan.FromSeconds(SpokenLength.Seconds(line));
            text.Append(CultureInfo.InvariantCulture, $"{++number}\n{Stamp(start)} --> {Stamp(end)}\n{line}\n\n");
            start = end;
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Stamp(TimeSpan time) => time.ToString(@"hh\:mm\:ss\,fff", CultureInfo.InvariantCulture);
}
