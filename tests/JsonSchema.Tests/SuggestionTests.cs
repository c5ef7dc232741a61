namespace JsonSchema.Tests;

public sealed class SuggestionTests
{
    private const string Names = """{"additionalProperties":false,"properties":{"title":{},"voice_id":{},"avatar_id":{},"callback_url":{},"fps":{}}}""";

    [Theory]
    [InlineData("titel", "title")]
    [InlineData("Title", "title")]
    [InlineData("voiceId", "voice_id")]
    [InlineData("voice-id", "voice_id")]
    [InlineData("voice", "voice_id")]
    [InlineData("avatarid", "avatar_id")]
    [InlineData("callback", "callback_url")]
    [InlineData("colour", null)]
    [InlineData("a", null)]
    [InlineData("___", null)]
    public void Suggestion_UnknownName_IsTheNearestKnownOne(string name, string? suggestion) =>
        Assert.Equal(suggestion, Assert.Single(Judge.Errors(Names, $$"""{"{{name}}":1}""")).Suggestion);

    [Fact]
    public void Suggestion_NameThatIsAlreadyGiven_IsNotMade() =>
        Assert.Null(Assert.Single(Judge.Errors(Names, """{"title":1,"titel":1}""")).Suggestion);

    [Fact]
    public void Suggestion_VeryLongName_IsNotMade() =>
        Assert.Null(Assert.Single(Judge.Errors(Names, $$"""{"title{{new string('e', 100_000)}}":1}""")).Suggestion);

    [Theory]
    [InlineData("""["720p","1080p","4k"]""", "\"1080\"", "1080p")]
    [InlineData("""["720p","1080p","4k"]""", "\"4K\"", "4k")]
    [InlineData("""["720p","1080p","4k"]""", "\"huge\"", null)]
    [InlineData("[24,30,60]", "28", "30")]
    [InlineData("[24,30,60]", "\"30\"", "30")]
    [InlineData("""["landscape","portrait"]""", "5", null)]
    public void Suggestion_OutsideEnum_IsTheNearestValue(string values, string value, string? suggestion) =>
        Assert.Equal(suggestion, Assert.Single(Judge.Errors($$"""{"enum":{{values}}}""", value)).Suggestion);

    [Theory]
    [InlineData("""{"minimum":0.5,"type":"integer"}""", "0", "1")]
    [InlineData("""{"exclusiveMaximum":10,"type":"integer"}""", "12", "9")]
    [InlineData("""{"maximum":10,"multipleOf":4}""", "14", null)]
    [InlineData("""{"maximum":1e400}""", "1e401", null)]
    public void Suggestion_NumberOutOfRange_IsValidOrNotMade(string schema, string value, string? suggestion) =>
        Assert.Equal(suggestion, Judge.Errors(schema, value)[0].Suggestion);
}
