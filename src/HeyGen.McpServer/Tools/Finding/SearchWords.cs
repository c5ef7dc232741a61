using System.Collections.Frozen;

namespace HeyGen.McpServer.Tools.Finding;

/// <summary>
/// Brings questions and tools' texts to the same terms: without the words that say nothing, without endings, and with everyday words beside the
/// terms that HeyGen uses for the same thing.
/// </summary>
internal static class SearchWords
{
    private static readonly FrozenSet<string> stopWords =
        """
        ^ a about am an and any anybody anyone are as at be been being but by can cannot could did do does doing dont else etc ever for from had has have
        having he heygen hello help her here hers hey hi him his how i id if in instead into is it its ive just kind let like many may maybe me might
        mine most much must my need of off on one onto or other our ours out over own please read really she should so some somebody someone something such
        than thank thanks that thats the their them then there these they thing things this those through to too up us using very via want was way we were
        what when where while who whole whose why will with within without would you your yours
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Other words for the same thing, by the sequence of stems that they are.</summary>
    private static readonly FrozenDictionary<string, Synonym[]> synonyms = Synonyms.All
        .SelectMany(row => row.Phrases.Select(phrase => new Synonym([.. Words(phrase).Select(EnglishStem.Of)], row)))
        .GroupBy(synonym => synonym.Stems[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(synonym => synonym.Stems.Length).ToArray(), StringComparer.Ordinal);

    /// <summary>Stands before a question, for phrases that mean what they say at its beginning only: "is it done", but not "what is done".</summary>
    public const char Beginning = '^';

    /// <summary>The terms of a text: for each word or phrase, whatever it can be found by.</summary>
    public static IReadOnlyList<SearchTerm> Terms(string text)
    {
        var words = Words(text).ToList();
        var stems = words.ConvertAll(EnglishStem.Of);
        var terms = new List<SearchTerm>(stems.Count);
        for (var index = 0; index < stems.Count;)
        {
            var found = Matches(stems, index);
            var length = found.Count == 0 ? 1 : found[0].Stems.Length;
            if (found.Count > 0 || !(stopWords.Contains(words[index]) || stopWords.Contains(stems[index])))
            {
                terms.Add(Term(stems, index, length, found.Where(synonym => synonym.Stems.Length == length)));
            }

            index += length;
        }

        return terms;
    }

    private static List<Synonym> Matches(List<string> stems, int start) => synonyms.TryGetValue(stems[start], out var candidates)
        ? [.. candidates.Where(candidate => stems.Count - start >= candidate.Stems.Length && candidate.Stems.SequenceEqual(stems.GetRange(start, candidate.Stems.Length)))]
        : [];

    private static SearchTerm Term(List<string> stems, int start, int length, IEnumerable<Synonym> found)
    {
        var rows = found.Select(synonym => synonym.Row).ToList();
        // What says only what is to be done ("make", "show me") is found by that alone: tools' texts hold such words by chance.
        var own = length > 1 || rows.Any(row => row is { Action: not null, IsSubject: false }) ? [] : stems.GetRange(start, length);
        return new SearchTerm(own, [.. rows.Select(row => row.Concept)], [.. rows.Select(row => row.Action).OfType<ToolAction>()]) { IsSubject = rows.Exists(row => row.IsSubject) };
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        var lower = text.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        for (var index = 0; index <= lower.Length; index++)
        {
            if (index < lower.Length && (char.IsLetterOrDigit(lower[index]) || lower[index] == Beginning))
            {
                continue;
            }

            if (index > start)
            {
                yield return lower[start..index];
            }

            start = index + 1;
        }
    }

    private sealed record Synonym(string[] Stems, SynonymRow Row);
}
