namespace JsonSchema.Tests;

public sealed class MessageTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", "\"abc\"", "the value: expected an integer, found the string \"abc\".")]
    [InlineData("""{"type":"integer"}""", "2.5", "the value: expected an integer, found the number 2.5.")]
    [InlineData("""{"type":"string"}""", "5", "the value: expected a string, found the number 5.")]
    [InlineData("""{"type":"boolean"}""", "null", "the value: expected true or false, found null.")]
    [InlineData("""{"type":"object"}""", "[1,2]", "the value: expected an object, found a list of 2 items.")]
    [InlineData("""{"type":["string","null"]}""", "false", "the value: expected a string or null, found false.")]
    [InlineData("""{"type":"number","minimum":0.5,"maximum":1.5}""", "3", "the value: expected a number from 0.5 to 1.5, found 3; nearest valid value: 1.5.")]
    [InlineData("""{"type":"number","minimum":0.5,"maximum":1.5}""", "-3", "the value: expected a number from 0.5 to 1.5, found -3; nearest valid value: 0.5.")]
    [InlineData("""{"type":"integer","minimum":1}""", "0", "the value: expected an integer of at least 1, found 0; nearest valid value: 1.")]
    [InlineData("""{"type":"integer","exclusiveMinimum":0,"maximum":9}""", "0", "the value: expected an integer above 0 and at most 9, found 0; nearest valid value: 1.")]
    [InlineData("""{"exclusiveMaximum":1}""", "1", "the value: expected a number below 1, found 1.")]
    [InlineData("""{"type":"integer","multipleOf":5}""", "12", "the value: expected a multiple of 5, found 12; nearest valid value: 10.")]
    [InlineData("""{"minLength":1,"maxLength":5}""", "\"abcdef\"", "the value: expected 1 to 5 characters, found 6 characters.")]
    [InlineData("""{"minLength":1}""", "\"\"", "the value: expected at least 1 character, found 0 characters.")]
    [InlineData("""{"maxItems":1}""", "[1,2]", "the value: expected at most 1 item, found 2 items.")]
    [InlineData("""{"minProperties":2,"maxProperties":2}""", """{"a":1}""", "the value: expected exactly 2 properties, found 1 property.")]
    [InlineData("""{"pattern":"^[a-z]+$"}""", "\"A\"", "the value: expected text that matches ^[a-z]+$, found \"A\".")]
    [InlineData("""{"enum":["a","b"]}""", "\"zzz\"", "the value: expected one of a, b, found \"zzz\".")]
    [InlineData("""{"const":"a"}""", "7", "the value: expected the value a, found 7.")]
    [InlineData("""{"uniqueItems":true}""", "[1,2,1.0]", "the value: expected items that all differ, found the same in [0] and [2].")]
    [InlineData("""{"contains":{"type":"string"}}""", "[1]", "the value: expected at least 1 item of this kind: a string, found none.")]
    [InlineData("""{"contains":{"type":"string"},"maxContains":1}""", """["a","b"]""", "the value: expected exactly 1 item of this kind: a string, found 2 such items.")]
    [InlineData("""{"not":{"type":"string"}}""", "\"a\"", "the value: expected anything but a string, found \"a\".")]
    [InlineData("""{"properties":{"a":false}}""", """{"a":1}""", "a: not allowed here.")]
    [InlineData("""{"propertyNames":{"maxLength":2}}""", """{"abc":1}""", "abc: expected at most 2 characters as its name, found 3 characters.")]
    [InlineData("""{"required":["voice_id"],"properties":{"voice_id":{"type":"string"}}}""", "{}", "voice_id: required, a string is missing.")]
    [InlineData("""{"required":["mode"],"properties":{"mode":{"enum":["a","b"]}}}""", "{}", "mode: required, one of a, b is missing.")]
    [InlineData("""{"required":["l"],"properties":{"l":{"type":"array","items":{"type":"string"}}}}""", "{}", "l: required, a list of strings is missing.")]
    [InlineData("""{"dependentRequired":{"a":["b"]},"properties":{"b":{"type":"number","minimum":1,"maximum":2}}}""", """{"a":1}""", "b: expected a number from 1 to 2 because a is given, found nothing.")]
    [InlineData("""{"additionalProperties":false,"properties":{"title":{}}}""", """{"titel":1}""", "titel: not a known field; did you mean title?")]
    [InlineData("""{"additionalProperties":false,"properties":{"title":{},"id":{}}}""", """{"colour":1}""", "colour: not a known field, expected one of title, id.")]
    [InlineData("""{"additionalProperties":false}""", """{"a":1}""", "a: not a known field.")]
    public void Message_OneProblem_ReadsAsOneSentence(string schema, string value, string message) => Assert.Equal(message, Judge.Message(schema, value));

    [Theory]
    [InlineData("""{"type":["string","null"],"enum":["a","b",null]}""", "\"c\"")]
    [InlineData("""{"anyOf":[{"type":"string","enum":["a","b"]},{"type":"null"}]}""", "\"c\"")]
    public void Expected_NullableEnum_ListsTheValuesWithoutNull(string schema, string value) =>
        Assert.Equal("one of a, b", Assert.Single(Judge.Errors(schema, value)).Expected);

    [Fact]
    public void Expected_LongEnum_IsCutAndSaysSo()
    {
        var schema = $$"""{"enum":[{{string.Join(',', Enumerable.Range(1, 30))}}]}""";
        Assert.EndsWith("19, 20 and 10 more", Assert.Single(Judge.Errors(schema, "99")).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Found_LongTextWithControlCharacters_IsShortAndClean()
    {
        var found = Assert.Single(Judge.Errors("""{"type":"integer"}""", $"\"a\\u0007\\u001b[2J\\u202Eb\\n{new string('x', 500)}\"")).Found;
        Assert.Equal($"the string \"a[2Jb{new string('x', 55)}…\"", found);
    }

    [Fact]
    public void Path_NestedProblem_IsWrittenAsArgumentsAre()
    {
        const string Schema = """{"properties":{"scenes":{"items":{"properties":{"input":{"properties":{"voice_id":{"type":"string"}}}}}}}}""";
        Assert.Equal("scenes[1].input.voice_id", Assert.Single(Judge.Errors(Schema, """{"scenes":[{},{"input":{"voice_id":1}}]}""")).Path);
    }

    [Fact]
    public void Path_NameThatIsNoIdentifier_IsQuotedAndClean() =>
        Assert.Equal("[\"a b\"]", Assert.Single(Judge.Errors("""{"additionalProperties":false}""", """{"a b\u0007":1}""")).Path);

    [Fact]
    public void Evaluate_SeveralProblems_AreAllToldInTheOrderOfTheDocument()
    {
        const string Schema = """
            {"required":["missing"],"additionalProperties":false,
             "properties":{"first":{"type":"string","minLength":3,"pattern":"^a"},"second":{"items":{"type":"integer"}},"missing":{"type":"string"}}}
            """;
        Assert.Equal(
            ["second[1] type", "second[2] type", "unknown additionalProperties", "first minLength", "first pattern", "missing required"],
            Judge.Errors(Schema, """{"second":[1,"x",true],"unknown":1,"first":"b"}""").Select(error => $"{error.Path} {error.Keyword}"));
    }

    [Fact]
    public void Evaluate_SameProblemFromTwoSchemas_IsToldOnce() =>
        Assert.Single(Judge.Errors("""{"required":["a"],"allOf":[{"required":["a"]},{"required":["a"]}]}""", "{}"));

    [Fact]
    public void Evaluate_WrongTypeAndOutsideEnum_IsToldOnce() =>
        Assert.Equal("enum", Assert.Single(Judge.Errors("""{"type":"string","enum":["a"]}""", "1")).Keyword);

    [Fact]
    public void Evaluate_ConditionHolds_TellsTheProblemsOfThen() => Assert.Equal(
        ["b: required, a value is missing."],
        Judge.Messages("""{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}""", """{"a":1}"""));

    [Fact]
    public void Evaluate_DependentSchemaFails_TellsItsProblems() => Assert.Equal(
        ["b: expected a string, found the number 1."],
        Judge.Messages("""{"dependentSchemas":{"a":{"properties":{"b":{"type":"string"}}}}}""", """{"a":1,"b":1}"""));
}
