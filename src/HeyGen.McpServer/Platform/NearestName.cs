namespace HeyGen.McpServer.Platform;

/// <summary>Finds the name or value that was probably meant.</summary>
internal static class NearestName
{
    // Longer text is no misspelt name, and the distance takes time in proportion to the product of both lengths.
    private const int LongestCompared = 64;

    // A shared beginning of fewer characters means nothing.
    private const int ShortestPrefix = 4;

    /// <summary>The candidate nearest to the text, or null when none is near.</summary>
    public static string? To(string text, IEnumerable<string> candidates)
    {
        if (text.Length > LongestCompared)
            return null;

        var wanted = Normalize(text);
        return candidates
            .Where(candidate => candidate.Length is > 0 and <= LongestCompared)
            .Select(candidate => (Candidate: candidate, Distance: Distance(wanted, Normalize(candidate))))
            .Where(entry => entry.Distance is not null)
            .OrderBy(entry => entry.Distance)
            .Select(entry => entry.Candidate)
            .FirstOrDefault();
    }

    // Case, underscores and the like are how names of one API differ from those of another: voiceId and voice_id are the same.
    private static string Normalize(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    /// <returns>0 for the same, more for less alike, null for unlike.</returns>
    private static int? Distance(string text, string candidate)
    {
        if (text.Length == 0 || candidate.Length == 0)
            return text == candidate ? 0 : null;

        var edits = Edits(text, candidate);
        if (edits <= Math.Max(1, Math.Min(text.Length, candidate.Length) / 3) && edits < Math.Min(text.Length, candidate.Length))
            return edits;

        var isPrefix = Math.Min(text.Length, candidate.Length) >= ShortestPrefix
            && (candidate.StartsWith(text, StringComparison.Ordinal) || text.StartsWith(candidate, StringComparison.Ordinal));
        return isPrefix ? edits + LongestCompared : null;
    }

    // Optimal string alignment: insertions, deletions, replacements, and swaps of two neighbours count one each.
    private static int Edits(string text, string candidate)
    {
        Span<int> beforeLast = stackalloc int[LongestCompared + 1];
        Span<int> last = stackalloc int[LongestCompared + 1];
        Span<int> current = stackalloc int[LongestCompared + 1];
        for (var column = 0; column <= candidate.Length; column++)
            last[column] = column;

        for (var row = 1; row <= text.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= candidate.Length; column++)
            {
                var replaced = last[column - 1] + (text[row - 1] == candidate[column - 1] ? 0 : 1);
                current[column] = Math.Min(replaced, Math.Min(last[column], current[column - 1]) + 1);
                if (row > 1 && column > 1 && text[row - 1] == candidate[column - 2] && text[row - 2] == candidate[column - 1])
                    current[column] = Math.Min(current[column], beforeLast[column - 2] + 1);
            }

            var free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }

        return last[candidate.Length];
    }
}
