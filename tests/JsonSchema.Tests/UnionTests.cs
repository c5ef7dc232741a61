namespace JsonSchema.Tests;

public sealed class UnionTests
{
    private const string Files = """
        {"properties":{"file":{"oneOf":[
          {"type":"object","required":["type","url"],"properties":{"type":{"const":"url"},"url":{"type":"string"}},"additionalProperties":false},
          {"type":"object","required":["type","asset_id"],"properties":{"type":{"type":"string","enum":["asset_id"]},"asset_id":{"type":"string"}}},
          {"$ref":"#/$defs/base64"},
          {"type":"null"}]}},
         "$defs":{"base64":{"type":"object","required":["type","data"],"properties":{"type":{"const":"base64"},"data":{"type":"string"}}}}}
        """;

    [Fact]
    public void Evaluate_DiscriminatorNamesABranch_TellsOnlyThatBranchsProblems() => Assert.Equal(
        ["file.urll: not a known field; did you mean url?", "file.url: required, a string is missing."],
        Judge.Messages(Files, """{"file":{"type":"url","urll":"x"}}"""));

    [Fact]
    public void Evaluate_DiscriminatorBehindReference_IsFound() =>
        Assert.Equal("file.data: required, a string is missing.", Judge.Message(Files, """{"file":{"type":"base64"}}"""));

    [Fact]
    public void Evaluate_DiscriminatorMissing_ListsItsValues() =>
        Assert.Equal("file.type: required, one of url, asset_id, base64 is missing.", Judge.Message(Files, """{"file":{"url":"x"}}"""));

    [Fact]
    public void Evaluate_DiscriminatorUnknown_SuggestsTheNearest() => Assert.Equal(
        "file.type: expected one of url, asset_id, base64, found \"assetId\"; did you mean asset_id?",
        Judge.Message(Files, """{"file":{"url":"x","type":"assetId"}}"""));

    [Fact]
    public void Evaluate_DiscriminatorOfWrongType_ListsItsValues() =>
        Assert.Equal("file.type: expected one of url, asset_id, base64, found 5.", Judge.Message(Files, """{"file":{"type":5}}"""));

    [Fact]
    public void Evaluate_NoBranchTakesTheType_TellsTheTypes() =>
        Assert.Equal("file: expected an object or null, found the string \"x\".", Judge.Message(Files, """{"file":"x"}"""));

    [Fact]
    public void IsValid_NullBranch_Accepts() => Assert.True(Judge.Accepts(Files, """{"file":null}"""));

    [Fact]
    public void Evaluate_DiscriminatorLeftOutWhereOneBranchAllowsIt_TellsThatBranchsProblems()
    {
        const string Schema = """
            {"anyOf":[
              {"type":"object","properties":{"kind":{"const":"plain"},"size":{"type":"integer"}}},
              {"type":"object","required":["kind"],"properties":{"kind":{"const":"rich"},"size":{"type":"string"}}}]}
            """;
        Assert.Equal("size: expected an integer, found true.", Judge.Message(Schema, """{"size":true}"""));
    }

    [Fact]
    public void Evaluate_OneBranchTakesTheType_TellsThatBranchsProblems() => Assert.Equal(
        "the value: expected at least 3 characters, found 1 character.",
        Judge.Message("""{"anyOf":[{"type":"string","minLength":3},{"type":"object","required":["a"]}]}""", "\"x\""));

    [Fact]
    public void Evaluate_NoDiscriminator_TellsTheClosestBranchsProblems() => Assert.Equal(
        "c: expected a string, found the number 1.",
        Judge.Message("""{"anyOf":[{"required":["a","b"]},{"required":["c"],"properties":{"c":{"type":"string"}}}]}""", """{"c":1}"""));

    [Fact]
    public void Evaluate_BranchesEquallyClose_TellsTheirShapes() => Assert.Equal(
        "the value: expected one of these shapes: an object with a; an object with b, found an object.",
        Judge.Message("""{"anyOf":[{"type":"object","required":["a"]},{"type":"object","required":["b"]}]}""", "{}"));

    [Fact]
    public void Evaluate_TwoBranchesOfOneOfFit_SaysSo() => Assert.Equal(
        "the value: expected exactly one of these shapes: an integer; a number of at least 1, found a value that fits 2 of them.",
        Judge.Message("""{"oneOf":[{"type":"integer"},{"type":"number","minimum":1}]}""", "2"));
}
