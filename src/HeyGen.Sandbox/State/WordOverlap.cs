namespace HeyGen.Sandbox.State;

/// <summary>Stands in for HeyGen's semantic search: the share of the wanted words that a text holds, from 0 to 1.</summary>
internal static class WordOverlap
{
    public static double Score(string wanted, string text)
    {
        var words = Words(wanted);
        return words.Count == 0 ? 0 : Math.Round((double)words.Intersect(Words(text)).Count() / words.Count, 4);
    }

    /// <summary>Each item with the score of its text, best first.</summary>
    public static IEnumerable<(T Item, double Score)> Rank<T>(string wanted, IEnumerable<T> items, Func<T, string> text) =>
        items.Select(item => (Item: item, Score: Score(wanted, text(item)))).OrderByDescending(match => match.Score);

    private static HashSet<string> Words(string text)
    {
        var plain = string.Concat(text.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' '));
        return [.. plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
