using System.Collections.Frozen;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.BuiltIn;

/// <summary>
/// Finds tools by everyday words: BM25 over the fields of each tool's texts, where a synonym counts a little less than the word itself; and among
/// the tools that fit a subject, those first that do with it what the question asks. The same question always gets the same answer.
/// </summary>
internal sealed class ToolSearch
{
    /// <summary>BM25's saturation: how soon more of the same word stops to count.</summary>
    private const double Saturation = 1.2;

    /// <summary>A synonym fits less surely than the word itself.</summary>
    private const double SynonymWeight = 0.7;

    /// <summary>What the likeness to phrasings counts beside the fit of the texts, which is at most 1.</summary>
    private const double LikenessWeight = 1.2;

    /// <summary>How much more a tool counts that does what is asked for.</summary>
    private const double AskedFor = 1.3;

    /// <summary>How much less a tool counts for each thing in its name that the question does not mention: a video is no video translation.</summary>
    private const double NotAskedFor = 0.93;

    private static readonly Lazy<ToolSearch> ofCatalog = new(() => new ToolSearch(
        ToolCatalog.All.Where(tool => tool.Toolset != FindingTools.Toolset).Select(ToolText.Of)));

    private readonly FrozenDictionary<string, double> rarity;
    private readonly IReadOnlyList<IndexedTool> tools;
    private readonly Phrasings phrasings = Phrasings.Load();

    public ToolSearch(IEnumerable<ToolText> texts)
    {
        tools = [.. texts.Select(text => new IndexedTool(text))];
        rarity = tools.SelectMany(tool => tool.Weights.Keys)
            .GroupBy(term => term)
            .ToFrozenDictionary(group => group.Key, group => Rarity(group.Count()), StringComparer.Ordinal);
    }

    /// <summary>Over every tool; made with the first question.</summary>
    public static ToolSearch OfCatalog => ofCatalog.Value;

    /// <summary>Names of tools, the best first; only those that fit at all.</summary>
    public IReadOnlyList<string> Rank(string question)
    {
        var terms = SearchWords.Question(question);
        var likeness = phrasings.Likeness(terms);
        var scores = tools.Select(tool => Score(tool, terms)).ToList();
        var most = scores.Max() is > 0 and var best ? best : 1;
        return
        [
            .. tools.Zip(scores, (tool, score) => (tool.Name, Score: tool.Likelihood * Fit(tool, terms) * ((score / most) + (LikenessWeight * likeness.GetValueOrDefault(tool.Name)))))
                .Where(hit => hit.Score > 0)
                // A stable order: of two that fit alike, the one that is listed first.
                .OrderByDescending(hit => hit.Score)
                .Select(hit => hit.Name),
        ];
    }

    /// <summary>BM25's inverse document frequency; never nothing, for "video" is in most texts and yet tells tools apart by where it stands.</summary>
    private double Rarity(int tools) => Math.Max(1, Math.Log(1 + (this.tools.Count - tools + 0.5) / (tools + 0.5)));

    private double Score(IndexedTool tool, IReadOnlyList<SearchTerm> terms) => terms.Sum(term => Math.Max(
        term.Stems.Sum(stem => Weight(tool, stem)),
        (term.Stems.Count == 0 ? 1 : SynonymWeight) * term.Concepts.Select(concept => Weight(tool, concept)).DefaultIfEmpty().Max()));

    private double Weight(IndexedTool tool, string term) =>
        tool.Weights.TryGetValue(term, out var weight) ? rarity[term] * weight / (Saturation + weight) : 0;

    /// <summary>How well what a tool does fits what is asked for. Somebody who asks for nothing in particular wants something made, and nothing deleted.</summary>
    private static double Fit(IndexedTool tool, IReadOnlyList<SearchTerm> terms)
    {
        // "clone", "upload", "rotate": a verb that only few tools have is as good as a name.
        var isNamed = tool.OwnVerb is { } verb && terms.Any(term => term.Stems.Contains(verb));
        var asked = terms.Where(term => !(term.IsSubject && term.Concepts.Any(tool.IsNamedAfter))).SelectMany(term => term.Actions).ToHashSet();
        // "Delete last week's videos" names those to delete, and asks for no list.
        var besides = tool.CountOfNameBesides(terms);
        return Fit(tool.Action, asked.Contains(ToolAction.Delete) ? [ToolAction.Delete] : asked) * (isNamed ? AskedFor : 1) * Math.Pow(NotAskedFor, besides);
    }

    private static double Fit(ToolAction tool, HashSet<ToolAction> asked) => (tool, asked) switch
    {
        (_, { Count: > 0 }) when asked.Contains(tool) => AskedFor,
        // Of what cannot be stopped, the end is to delete it.
        (ToolAction.Delete, _) => asked.Contains(ToolAction.Stop) ? 1 : 0.5,
        (ToolAction.Stop, _) => 0.7,
        // Who wants a thing gone wants nothing else with it.
        (_, _) when asked.Contains(ToolAction.Delete) => 0.8,
        (ToolAction.Make, { Count: 0 }) => AskedFor,
        (ToolAction.List or ToolAction.Read, _) when asked.Contains(ToolAction.List) || asked.Contains(ToolAction.Read) => 1.15,
        _ => 1,
    };

    /// <summary>A tool's terms with their weights, over all fields.</summary>
    private sealed class IndexedTool
    {
        /// <summary>Usual number of terms of each field: a longer one says less with each.</summary>
        private const double UsualLength = 12;

        private readonly HashSet<string> nameConcepts;

        public IndexedTool(ToolText text)
        {
            Name = text.Name.Split(' ')[0];
            Likelihood = text.Likelihood;
            Action = ActionOf(Name);
            OwnVerb = SearchWords.Terms(Name.Split('_')[0]) is [{ Actions: [], Stems: [var verb] }] && verb != "bulk" ? verb : null;
            nameConcepts = [.. SearchWords.Terms(Name).SelectMany(term => term.Concepts)];
            Add(text.Name, 3);
            Add(text.Keywords, 2.5);
            Add(text.Title, 2);
            Add(text.Description, 1);
            Add(text.Arguments, 0.3);
            Add(text.ArgumentDescriptions, 0.15);
        }

        public string Name { get; }

        public ToolAction Action { get; }

        public double Likelihood { get; }

        /// <summary>The first word of its name, where that is none of the usual verbs.</summary>
        public string? OwnVerb { get; }

        public Dictionary<string, double> Weights { get; } = new(StringComparer.Ordinal);

        /// <summary>Whether the concept is what the tool's name says.</summary>
        public bool IsNamedAfter(string concept) => nameConcepts.Contains(concept);

        /// <summary>How many things the name says that the question does not.</summary>
        public int CountOfNameBesides(IReadOnlyList<SearchTerm> question) => nameConcepts.Count(concept => !question.Any(term => term.Concepts.Contains(concept)));

        private void Add(string text, double weight)
        {
            var terms = SearchWords.Terms(text);
            var each = weight / (0.7 + 0.3 * Math.Max(1, terms.Count / UsualLength));
            // Of arguments the words only: "callback_url" makes no tool one about notifications.
            foreach (var term in terms.SelectMany(term => weight < 1 ? term.Stems : term.Stems.Concat(term.Concepts)))
            {
                Weights[term] = Weights.GetValueOrDefault(term) + each;
            }
        }

        private static ToolAction ActionOf(string name) => name.Split('_')[0] switch
        {
            "list" or "search" or "design" => ToolAction.List,
            "get" or "bulk" or "download" or "wait" or "estimate" => ToolAction.Read,
            "update" or "rotate" or "publish" or "complete" => ToolAction.Change,
            "delete" => ToolAction.Delete,
            "stop" or "cancel" => ToolAction.Stop,
            _ => ToolAction.Make,
        };
    }
}
