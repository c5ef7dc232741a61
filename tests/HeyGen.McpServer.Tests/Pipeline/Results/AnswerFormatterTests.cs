using HeyGen.McpServer.Catalog.Voices;
using HeyGen.McpServer.Pipeline.Results;

namespace HeyGen.McpServer.Tests.Pipeline.Results;

public sealed class AnswerFormatterTests
{
    private const string Videos =
        """[{"id": "v1", "title": "One", "status": "completed", "gif_url": "https://example.com/1.gif", "brand_new": 1}, {"id": "v2"}]""";

    [Fact]
    public void From_List_KeepsTheFieldsThatAChoiceNeeds()
    {
        var outcome = Shape(VideoTools.List, Videos, hasMore: true, nextToken: "t2");

        Assert.Equal(ResultKind.Done, outcome.Kind);
        AssertJson("""{"data": [{"id": "v1", "title": "One", "status": "completed"}, {"id": "v2"}], "has_more": true, "next_token": "t2"}""", outcome);
    }

    [Fact]
    public void From_ListWithAllFields_KeepsUnknownOnesToo() =>
        AssertJson($$"""{"data": {{Videos}}, "has_more": false}""", Shape(VideoTools.List, Videos, hasMore: false, allFields: true));

    [Fact]
    public void From_FieldsThatAreNull_AreLeftOut() => AssertJson("""{"id": "v1"}""", Shape(VideoTools.Get, """{"id": "v1", "title": null}"""));

    [Fact]
    public void From_EmptyList_IsAnEmptyArray() => AssertJson("""{"data": [], "has_more": false}""", Shape(VideoTools.List, "[]", hasMore: false));

    [Fact]
    public void From_ListOfOddItems_ShowsThem() => AssertJson("""{"data": ["a", 5]}""", Shape(VideoTools.List, """["a", 5]"""));

    [Fact]
    public void From_Object_KeepsUnknownFields() =>
        AssertJson("""{"id": "v1", "brand_new": {"x": [1]}}""", Shape(VideoTools.Get, """{"id": "v1", "brand_new": {"x": [1]}}"""));

    [Fact]
    public void From_BareValue_StandsUnderData() => AssertJson("""{"data": [1, 2]}""", Shape(VideoTools.Get, "[1, 2]"));

    [Fact]
    public void From_ListOfUnknownShape_IsShownWholeWithItsPage() =>
        AssertJson("""{"data": [{"id": "w1", "odd": 1}], "has_more": true, "next_token": "t2"}""",
            Shape(VideoTools.Get, """[{"id": "w1", "odd": 1}]""", hasMore: true, nextToken: "t2"));

    [Fact]
    public void From_Null_IsAnEmptyObject() => AssertJson("{}", Shape(VideoTools.Delete, "null"));

    [Fact]
    public void From_ToolWithNextCall_NamesIt() =>
        Assert.Contains("voice_id", (string?)Shape(VoiceTools.Design, """{"voices": []}""").Structured!["next"], StringComparison.Ordinal);

    [Fact]
    public void From_Titles_AreCleaned() =>
        AssertJson("""{"data": [{"id": "v1", "title": "evil"}]}""", Shape(VideoTools.List, """[{"id": "v1", "title": "\u202Eevil"}]"""));

    [Fact]
    public void From_Anything_TextTellsTheSameAsTheStructure()
    {
        var text = Shape(VideoTools.List, Videos, hasMore: true, nextToken: "t2").Text;

        Assert.All(["v1", "One", "completed", "v2", "has_more", "t2"], word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    private static ToolResult Shape(ToolDefinition tool, string data, bool? hasMore = null, string? nextToken = null, bool allFields = false) =>
        AnswerFormatter.From(
            new ToolCall(tool, [], new CallOptions(AllFields: allFields), new Caller(null, null)),
            new HeyGenAnswer(JsonElement.Parse(data), hasMore, nextToken, RequestId: null));

    private static void AssertJson(string expected, ToolResult outcome) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), outcome.Structured), $"expected {expected}, found {outcome.Structured?.ToJsonString()}");
}
