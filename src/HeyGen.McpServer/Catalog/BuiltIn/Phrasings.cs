using System.Collections.Frozen;

namespace HeyGen.McpServer.Catalog.BuiltIn;

/// <summary>
/// How people put it when they want a certain tool, from <c>phrasings.tsv</c>: a tool and a phrasing a line. A question that is like one of them most
/// likely wants the same.
/// </summary>
internal sealed class Phrasings
{
    private const string Resource = "phrasings.tsv";

    /// <summary>A word itself says more than what it means, and that more than what is to be done.</summary>
    private const double StemWeight = 1, ConceptWeight = 0.8, ActionWeight = 0.5;

    private readonly FrozenDictionary<string, double> rarity;
    private readonly IReadOnlyList<(string Tool, Dictionary<string, double> Terms)> phrasings;

    private Phrasings(IReadOnlyList<(string Tool, string Words)> lines)
    {
        var terms = lines.Select(line => (line.Tool, Terms: Weighted(SearchWords.Question(line.Words)))).ToList();
        rarity = terms.SelectMany(line => line.Terms.Keys)
            .GroupBy(term => term)
            .ToFrozenDictionary(group => group.Key, group => Math.Log((double)(terms.Count + 1) / group.Count()), StringComparer.Ordinal);
        phrasings = [.. terms.Select(line => (line.Tool, Normal(line.Terms)))];
    }

    /// <summary>Those that are part of the program.</summary>
    public static Phrasings Load()
    {
        using var reader = new StreamReader(typeof(Phrasings).Assembly.GetManifestResourceStream(Resource)!);
        return new Phrasings([.. Lines(reader)]);
    }

    /// <summary>The tools that have phrasings.</summary>
    public IEnumerable<string> Tools => phrasings.Select(phrasing => phrasing.Tool).Distinct();

    /// <summary>How like the question, as <see cref="SearchWords.Question"/> reads it, is to each tool's phrasings, from 0 to 1; tools that it is not like at all are left out.</summary>
    public IReadOnlyDictionary<string, double> Likeness(IReadOnlyList<SearchTerm> question)
    {
        var asked = Normal(Weighted(question));
        return phrasings.Select(phrasing => (phrasing.Tool, Value: Cosine(asked, phrasing.Terms)))
            .Where(hit => hit.Value > 0)
            .GroupBy(hit => hit.Tool, hit => hit.Value)
            .ToDictionary(group => group.Key, Best, StringComparer.Ordinal);
    }

    /// <summary>The best phrasing counts most; a second one that is like the question too makes it surer.</summary>
    private static double Best(IEnumerable<double> values) => values.OrderDescending().Take(3).Select((value, index) => value * Math.Pow(0.35, index)).Sum();

    private static IEnumerable<(string Tool, string Words)> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var tool, var words])
            {
                yield return (tool, words);
            }
        }
    }

    private static Dictionary<string, double> Weighted(IReadOnlyList<SearchTerm> words)
    {
        var terms = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var term in words)
        {
            Add(terms, term.Stems, StemWeight);
            Add(terms, term.Concepts, ConceptWeight);
            Add(terms, term.Actions.Select(action => $"#{action}"), ActionWeight);
        }

        return terms;
    }

    private static void Add(Dictionary<string, double> terms, IEnumerable<string> names, double weight)
    {
        foreach (var name in names)
        {
            terms[name] = Math.Max(terms.GetValueOrDefault(name), weight);
        }
    }

    /// <summary>Weighted by rarity, and of length 1.</summary>
    private Dictionary<string, double> Normal(Dictionary<string, double> terms)
    {
        // A word that no phrasing has says nothing of which tool is wanted.
        var weighted = terms.Where(term => rarity.ContainsKey(term.Key)).ToDictionary(term => term.Key, term => term.Value * rarity[term.Key]);
        var length = Math.Sqrt(weighted.Values.Sum(value => value * value));
        return length == 0 ? [] : weighted.ToDictionary(term => term.Key, term => term.Value / length);
    }

    private static double Cosine(Dictionary<string, double> one, Dictionary<string, double> other) =>
        one.Sum(term => other.TryGetValue(term.Key, out var value) ? term.Value * value : 0);
}
