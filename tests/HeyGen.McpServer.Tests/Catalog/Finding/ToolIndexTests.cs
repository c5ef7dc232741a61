using HeyGen.McpServer.Catalog.BuiltIn;

namespace HeyGen.McpServer.Tests.Catalog.Finding;

/// <summary>Whether people who do not know HeyGen's terms find the right tool.</summary>
public sealed class ToolIndexTests(ITestOutputHelper output)
{
    /// <summary>What <c>find_tools</c> shows unless told otherwise.</summary>
    private const int Shown = 3;

    private static readonly ToolIndex index = new(ToolCatalog.All.Where(tool => tool.Toolset != FindTools.Toolset).Select(ToolText.Of));

    [Theory]
    [InlineData(nameof(Questions), 0.9)]
    [InlineData(nameof(HeldOutQuestions), 0.9)]
    [InlineData(nameof(StrangersQuestions), 0.9)]
    [InlineData(nameof(FreshQuestions), 0.85)]
    public void Rank_QuestionsOfOneSet_HaveTheirToolAmongTheFirstThree(string set, double least)
    {
        var questions = QuestionSets.All[set];

        var missed = Missed(questions, Shown);

        var first = Share(questions, Missed(questions, 1));
        output.WriteLine($"{set}: {Share(questions, missed):P1} among the first {Shown}, {first:P1} first, of {questions.Count}");
        Assert.True(Share(questions, missed) >= least, string.Join('\n', missed));
    }

    [Theory]
    [InlineData("watermark", "create_video_from_avatar")]
    [InlineData("captions burned in", "create_video_from_avatar")]
    [InlineData("blog post to video", "create_video_agent")]
    [InlineData("overdub", "create_lipsync")]
    [InlineData("similarity boost of the voice", "create_speech", "create_video_from_avatar", "create_video_from_image")]
    public void Rank_WordOfAnArgument_FindsAToolThatHasIt(string question, params string[] tools) =>
        Assert.NotEmpty(index.Rank(question).Take(Shown).Intersect(tools));

    [Fact]
    public void Rank_NameOfAnyToolAmongOtherWords_PutsItAmongTheFirst()
    {
        var tools = ToolCatalog.All.Where(tool => tool.Toolset != FindTools.Toolset).Select(tool => tool.Name);

        Assert.All(tools, tool => Assert.Contains(tool, index.Rank($"I would like to use {tool}").Take(Shown)));
    }

    [Fact]
    public void Rank_NoWordThatAnyToolHas_FindsNothing() => Assert.Empty(index.Rank("xyzzy, please"));

    [Fact]
    public void Rank_OneToolAlone_IsFoundByEachField()
    {
        var alone = new ToolIndex(
        [
            new ToolText("first", 1, [(3, "make_thing"), (1, "Paints houses"), (0.3, "colourOfRoof")]),
            new ToolText("second", 1, [(3, "other")]),
        ]);

        Assert.All(["things", "MAKE", "painting", "roof's"], question => Assert.Equal(["first"], alone.Rank(question)));
    }

    [Theory]
    [InlineData("remove the background of a clip", "create_background_removal", "delete_background_removal")]
    [InlineData("get rid of my cloned voice", "delete_voice", "clone_voice")]
    [InlineData("which dubs do I have", "list_video_translations", "delete_video_translation")]
    public void Rank_ToolsOfOneSubject_PutsFirstWhatIsAskedFor(string question, string first, string later)
    {
        var ranked = index.Rank(question).ToList();

        Assert.InRange(ranked.IndexOf(first), 0, ranked.IndexOf(later) - 1);
    }

    [Fact]
    public void Questions_OfAll_CoverEveryToolset()
    {
        var asked = QuestionSets.Every.SelectMany(question => question.Tools).Select(tool => ToolCatalog.Find(tool)!.Toolset);

        Assert.Empty(ToolCatalog.All.Select(tool => tool.Toolset).Except([.. asked, FindTools.Toolset]));
    }

    private static double Share(IReadOnlyList<Question> questions, List<string> missed) => 1 - ((double)missed.Count / questions.Count);

    private static List<string> Missed(IEnumerable<Question> questions, int shown) =>
    [
        .. questions.Where(question => !index.Rank(question.Words).Take(shown).Intersect(question.Tools).Any())
            .Select(question => $"{question.Words} ({string.Join(" or ", question.Tools)}): {string.Join(", ", index.Rank(question.Words).Take(shown + 2))}"),
    ];
}
