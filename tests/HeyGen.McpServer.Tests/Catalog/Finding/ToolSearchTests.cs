using HeyGen.McpServer.Catalog;
using HeyGen.McpServer.Catalog.BuiltIn;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Tests.Catalog.Finding;

/// <summary>Whether people who do not know HeyGen's terms find the right tool.</summary>
public sealed class ToolSearchTests
{
    /// <summary>What <c>find_tools</c> shows unless told otherwise.</summary>
    private const int Shown = 3;

    private static readonly IReadOnlyList<Elicitation> everyQuestion = [.. Questions.All, .. HeldOutQuestions.All];

    [Fact]
    public void Rank_QuestionsTunedBy_HaveTheirToolAmongTheFirstThree() => Assert.Empty(Missed(Questions.All, Shown));

    [Fact]
    public void Rank_QuestionsNotTunedBy_NearlyAllHaveTheirToolAmongTheFirstThree()
    {
        var missed = Missed(HeldOutQuestions.All, Shown);

        Assert.True(missed.Count <= HeldOutQuestions.All.Count * 0.06, string.Join('\n', missed));
    }

    [Fact]
    public void Rank_QuestionsOfStrangers_NearlyAllHaveTheirToolAmongTheFirstThree()
    {
        var missed = Missed(StrangersQuestions.All, Shown);

        Assert.True(missed.Count <= StrangersQuestions.All.Count * 0.03, string.Join('\n', missed));
    }

    [Fact]
    public void Phrasings_EveryTool_HasSome() => Assert.Empty(
        ToolCatalog.All.Where(tool => tool.Toolset != FindingTools.Toolset).Select(tool => tool.Name).Except(Phrasings.Load().Tools));

    [Fact]
    public void Phrasings_Tools_Exist() => Assert.All(Phrasings.Load().Tools, tool => Assert.NotNull(ToolCatalog.Find(tool)));

    [Fact]
    public void Rank_EveryQuestion_MostlyHasItsToolFirst() => Assert.InRange(Missed(everyQuestion, 1).Count, 0, everyQuestion.Count * 0.25);

    [Fact]
    public void Questions_Words_AreNotThoseOfTheDescriptions()
    {
        var copied = everyQuestion.SelectMany(question => question.Tools.Select(tool => (question.Words, tool, Shared: SharedWords(question, ToolCatalog.Find(tool)!))))
            .Where(pair => pair.Shared.Count > 2)
            .Select(pair => $"{pair.Words} ({pair.tool}): {string.Join(", ", pair.Shared)}");

        Assert.Empty(copied);
    }

    [Fact]
    public void Questions_OfAll_CoverEveryToolset()
    {
        var asked = everyQuestion.SelectMany(question => question.Tools).Select(tool => ToolCatalog.Find(tool)!.Toolset);

        Assert.Empty(ToolCatalog.All.Select(tool => tool.Toolset).Except([.. asked, FindingTools.Toolset]));
    }

    [Fact]
    public void Rank_NoWordThatAnyToolHas_FindsNothing() => Assert.Empty(ToolSearch.OfCatalog.Rank("xyzzy, please"));

    [Theory]
    [InlineData("remove the background of a clip", "create_background_removal", "delete_background_removal")]
    [InlineData("get rid of my cloned voice", "delete_voice", "clone_voice")]
    [InlineData("which dubs do I have", "list_video_translations", "delete_video_translation")]
    public void Rank_ToolsOfOneSubject_PutsFirstWhatIsAskedFor(string question, string first, string later)
    {
        var ranked = ToolSearch.OfCatalog.Rank(question).ToList();

        Assert.InRange(ranked.IndexOf(first), 0, ranked.IndexOf(later) - 1);
    }

    private static List<string> Missed(IEnumerable<Elicitation> questions, int shown) =>
    [
        .. questions.Where(question => !ToolSearch.OfCatalog.Rank(question.Words).Take(shown).Intersect(question.Tools).Any())
            .Select(question => $"{question.Words} ({string.Join(" or ", question.Tools)}): {string.Join(", ", ToolSearch.OfCatalog.Rank(question.Words).Take(shown + 2))}"),
    ];

    private static List<string> SharedWords(Elicitation question, ToolDefinition tool) =>
        [.. Stems(question.Words).Intersect(Stems($"{tool.Title} {tool.Description}"))];

    private static IEnumerable<string> Stems(string text) => SearchWords.Terms(text).SelectMany(term => term.Stems);
}
