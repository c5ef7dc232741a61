using System.Collections.Frozen;
using System.Globalization;

namespace HeyGen.McpServer.Catalog.BuiltIn;

/// <summary>
/// Brings questions and tools' texts to the same terms: without the words that say nothing, without endings, and with everyday words beside the
/// terms that HeyGen uses for the same thing.
/// </summary>
internal static class SearchWords
{
    private static readonly FrozenSet<string> stopWords =
        """
        ^ a about am an and any anybody anyone are as at be been before being but by can cannot could did do does doing dont else etc ever for from had has have
        having he heygen hello help her here hers hey hi him his how i id if in instead into is it its ive just kind let like many may maybe me might
        mine most much must my need of off on one onto or other our ours out over own please put read really she should so some somebody someone something such
        than thank thanks that thats the their them then there these they thing things this those through to too up us use using very via want was way we were
        what when where while who whole whose why will with within without would you your yours
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private const int FewestOfACrowd = 10;

    /// <summary>What numbers count within one piece of work.</summary>
    private static readonly FrozenSet<string> measures =
        "seconds minutes hours days weeks months years words credits dollars euros fps frames pixels percent scenes slides chapters characters"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Other words for the same thing, by the sequence of stems that they are.</summary>
    private static readonly FrozenDictionary<string, Synonym[]> synonyms = Synonyms.All
        .SelectMany(row => row.Phrases.Select(phrase => new Synonym([.. Words(phrase).Select(EnglishStem.Of)], row)))
        .GroupBy(synonym => synonym.Stems[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(synonym => synonym.Stems.Length).ToArray(), StringComparer.Ordinal);

    /// <summary>Stands before a question, for phrases that mean what they say at its beginning only: "is it done", but not "what is done".</summary>
    private const char Beginning = '^';

    /// <summary>The terms of a question.</summary>
    public static IReadOnlyList<SearchTerm> Question(string text) => Terms($"{Beginning} {text}");

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

        if (NamesACrowd(words))
        {
            terms.Add(new SearchTerm([], [Synonyms.Batch], []));
        }

        return terms;
    }

    /// <summary>"80 customers" wants a batch; "90 seconds" does not.</summary>
    private static bool NamesACrowd(List<string> words) => words.Zip(words.Skip(1)).Any(pair =>
        int.TryParse(pair.First, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= FewestOfACrowd
        && pair.Second.EndsWith('s') && !measures.Contains(pair.Second));

    private static List<Synonym> Matches(List<string> stems, int start) => synonyms.TryGetValue(stems[start], out var candidates)
        ? [.. candidates.Where(candidate => stems.Count - start >= candidate.Stems.Length && candidate.Stems.SequenceEqual(stems.GetRange(start, candidate.Stems.Length)))]
        : [];

    private static SearchTerm Term(List<string> stems, int start, int length, IEnumerable<Synonym> found)
    {
        var rows = found.Select(synonym => synonym.Row).ToList();
        // What says only what is to be done ("make", "show me") finds nothing by itself: tools' texts hold such words by chance.
        var subjects = rows.Where(row => row.Action is null || row.IsSubject).Select(row => row.Concept);
        var own = length > 1 || rows.Exists(row => row is { Action: not null, IsSubject: false }) ? [] : stems.GetRange(start, length);
        return new SearchTerm(own, [.. subjects], [.. rows.Select(row => row.Action).OfType<ToolAction>()]) { IsSubject = rows.Exists(row => row.IsSubject) };
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
