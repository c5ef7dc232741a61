using HeyGen.McpServer.Catalog.BuiltIn;

namespace HeyGen.McpServer.Tests.Catalog.Finding;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("translate", "translations", "translating", "translated")]
    [InlineData("dub", "dubs", "dubbing", "dubbed")]
    [InlineData("removal", "remove", "removing", "removals")]
    [InlineData("glossary", "glossaries")]
    [InlineData("render", "renders", "rendering", "rendered")]
    [InlineData("caption", "captions", "captioning")]
    public void Stem_FormsOfAWord_AreOne(params string[] forms) => Assert.Single(forms.Select(EnglishStem.Of).Distinct());

    [Theory]
    [InlineData("status", "stat")]
    [InlineData("speed", "spe")]
    [InlineData("video", "vide")]
    [InlineData("voice", "video")]
    public void Stem_DifferentWords_StayApart(string one, string other) => Assert.NotEqual(EnglishStem.Of(one), EnglishStem.Of(other));

    [Fact]
    public void Terms_PhraseOfSeveralWords_IsOneTerm() => Assert.Equal([ToolAction.Delete], Assert.Single(SearchWords.Terms("get rid of it")).Actions);

    [Theory]
    [InlineData("80 customers", true)]
    [InlineData("90 seconds", false)]
    [InlineData("2 customers", false)]
    public void Terms_NumberOfThings_IsABatch(string text, bool isBatch) =>
        Assert.Equal(isBatch, SearchWords.Terms(text).Any(term => term.Concepts.Contains(Synonyms.Batch)));

    [Fact]
    public void Terms_WordsThatSayNothing_AreLeftOut() => Assert.Empty(SearchWords.Terms("please, could you do that for me?"));

    [Theory]
    [InlineData("^ is my film there", ToolAction.Read)]
    [InlineData("throw it away, delete it", ToolAction.Delete)]
    public void Terms_WhatIsToBeDone_IsKnown(string text, object action) => Assert.Contains(SearchWords.Terms(text), term => term.Actions.Contains((ToolAction)action));

    [Fact]
    public void Terms_PhraseForTheBeginning_MeansNothingElsewhere() => Assert.DoesNotContain(SearchWords.Terms("the film is mine"), term => term.Actions.Count > 0);
}
