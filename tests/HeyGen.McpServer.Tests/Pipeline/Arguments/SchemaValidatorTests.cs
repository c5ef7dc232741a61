namespace HeyGen.McpServer.Tests.Pipeline.Arguments;

public sealed class SchemaValidatorTests
{
    private const string Names = """{"additionalProperties":false,"properties":{"title":{},"voice_id":{},"avatar_id":{},"callback_url":{},"fps":{}}}""";

    private const string Files = """
        {"properties":{"file":{"anyOf":[
          {"type":"object","required":["type","url"],"additionalProperties":false,
           "properties":{"type":{"type":"string","enum":["url"]},"url":{"type":"string"}}},
          {"type":"object","required":["type","asset_id"],"properties":{"type":{"type":"string","enum":["asset_id"]},"asset_id":{"type":"string"}}},
          {"type":"object","required":["type","data"],"properties":{"type":{"type":"string","enum":["base64"]},"data":{"type":"string"}}}]}}}
        """;

    [Theory]
    [InlineData("""{"type":"integer"}""", "\"abc\"", "the value: expected an integer, found the string \"abc\".")]
    [InlineData("""{"type":"integer"}""", "2.5", "the value: expected an integer, found the number 2.5.")]
    [InlineData("""{"type":"string"}""", "5", "the value: expected a string, found the number 5.")]
    [InlineData("""{"type":"boolean"}""", "null", "the value: expected true or false, found null.")]
    [InlineData("""{"type":"object"}""", "[1,2]", "the value: expected an object, found a list of 2 items.")]
    [InlineData("""{"type":"number","minimum":0.5,"maximum":1.5}""", "3", "the value: expected a number from 0.5 to 1.5, found 3; nearest valid value: 1.5.")]
    [InlineData("""{"type":"number","minimum":0.5,"maximum":1.5}""", "-3", "the value: expected a number from 0.5 to 1.5, found -3; nearest valid value: 0.5.")]
    [InlineData("""{"type":"integer","minimum":1}""", "0", "the value: expected an integer of at least 1, found 0; nearest valid value: 1.")]
    [InlineData(
        """{"type":"integer","exclusiveMinimum":0,"maximum":9}""",
        "0",
        "the value: expected an integer above 0 and at most 9, found 0; nearest valid value: 1.")]
    [InlineData("""{"exclusiveMaximum":1}""", "1", "the value: expected a number below 1, found 1.")]
    [InlineData("""{"type":"integer","multipleOf":5}""", "12", "the value: expected a multiple of 5, found 12; nearest valid value: 10.")]
    [InlineData("""{"minLength":1,"maxLength":5}""", "\"abcdef\"", "the value: expected 1 to 5 characters, found 6 characters.")]
    [InlineData("""{"minLength":1}""", "\"\"", "the value: expected at least 1 character, found 0 characters.")]
    [InlineData("""{"maxItems":1}""", "[1,2]", "the value: expected at most 1 item, found 2 items.")]
    [InlineData("""{"minItems":2,"maxItems":2}""", "[1]", "the value: expected exactly 2 items, found 1 item.")]
    [InlineData("""{"pattern":"^[a-z]+$"}""", "\"A\"", "the value: expected text that matches ^[a-z]+$, found \"A\".")]
    [InlineData("""{"enum":["a","b"]}""", "\"zzz\"", "the value: expected one of a, b, found \"zzz\".")]
    [InlineData("""{"enum":["a"]}""", "7", "the value: expected the value a, found 7.")]
    [InlineData("""{"uniqueItems":true}""", "[1,2,1.0]", "the value: expected items that all differ, found the same in [0] and [2].")]
    [InlineData("""{"required":["voice_id"],"properties":{"voice_id":{"type":"string"}}}""", "{}", "voice_id: required, a string is missing.")]
    [InlineData("""{"required":["mode"],"properties":{"mode":{"enum":["a","b"]}}}""", "{}", "mode: required, one of a, b is missing.")]
    [InlineData("""{"required":["l"],"properties":{"l":{"type":"array","items":{"type":"string"}}}}""", "{}", "l: required, a list of strings is missing.")]
    [InlineData("""{"required":["o"],"properties":{"o":{"type":"object","required":["a","b"]}}}""", "{}", "o: required, an object with a, b is missing.")]
    [InlineData("""{"additionalProperties":false,"properties":{"title":{}}}""", """{"titel":1}""", "titel: not a known field; did you mean title?")]
    [InlineData(
        """{"additionalProperties":false,"properties":{"title":{},"id":{}}}""",
        """{"colour":1}""",
        "colour: not a known field, expected one of title, id.")]
    [InlineData("""{"additionalProperties":false}""", """{"a":1}""", "a: not a known field.")]
    [InlineData("""{"additionalProperties":false}""", """{"a/b~c":1}""", "[\"a/b~c\"]: not a known field.")]
    [InlineData("""{"additionalProperties":{"type":"string"}}""", """{"a":1}""", "a: expected a string, found the number 1.")]
    public void Validate_OneProblem_ReadsAsOneSentence(string schema, string value, string message) => Assert.Equal(message, Message(schema, value));

    [Fact]
    public void Validate_LongEnum_IsCutAndSaysSo() => Assert.Contains(
        "19, 20 and 10 more,",
        Message($$"""{"enum":[{{string.Join(',', Enumerable.Range(1, 30))}}]}""", "99"),
        StringComparison.Ordinal);

    [Fact]
    public void Validate_LongTextWithControlCharacters_IsShownShortAndClean() => Assert.Equal(
        $"the value: expected an integer, found the string \"a[2Jb{new string('x', 55)}…\".",
        Message("""{"type":"integer"}""", $"\"a\\u0007\\u001b[2J\\u202Eb\\n{new string('x', 500)}\""));

    [Fact]
    public void Validate_NestedProblem_HasItsPathAsArgumentsAreWritten()
    {
        const string schema = """{"properties":{"scenes":{"items":{"properties":{"input":{"properties":{"voice_id":{"type":"string"}}}}}}}}""";
        Assert.Equal("scenes[1].input.voice_id", Assert.Single(Problems(schema, """{"scenes":[{},{"input":{"voice_id":1}}]}""")).Path);
    }

    [Fact]
    public void Validate_NameThatIsNoIdentifier_IsQuotedAndClean() =>
        Assert.Equal("[\"a b\"]", Assert.Single(Problems("""{"additionalProperties":false}""", """{"a b\u0007":1}""")).Path);

    [Fact]
    public void Validate_SeveralProblems_AreAllToldInTheOrderOfTheDocument()
    {
        const string schema = """
            {"required":["missing"],"additionalProperties":false,
             "properties":{"first":{"type":"string","minLength":3,"pattern":"^a"},"second":{"items":{"type":"integer"}},"missing":{"type":"string"}}}
            """;
        Assert.Equal(
            [
                "second[1]: expected an integer, found the string \"x\".",
                "second[2]: expected an integer, found true.",
                "unknown: not a known field, expected one of first, second, missing.",
                "first: expected at least 3 characters, found 1 character.",
                "first: expected text that matches ^a, found \"b\".",
                "missing: required, a string is missing.",
            ],
            Messages(schema, """{"second":[1,"x",true],"unknown":1,"first":"b"}"""));
    }

    [Fact]
    public void Validate_WrongTypeAndOutsideEnum_IsToldOnce() =>
        Assert.Equal("the value: expected the value a, found 1.", Message("""{"type":"string","enum":["a"]}""", "1"));

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
    public void Validate_UnknownName_SuggestsTheNearestKnownOne(string name, string? suggestion) =>
        AssertSuggestion(Names, $$"""{"{{name}}":1}""", suggestion, "did you mean {0}?");

    [Fact]
    public void Validate_UnknownNameWhoseMeaningIsGiven_SuggestsNothing() => AssertSuggestion(Names, """{"title":1,"titel":1}""", null, "did you mean");

    [Fact]
    public void Validate_VeryLongName_SuggestsNothing() => AssertSuggestion(Names, $$"""{"title{{new string('e', 100_000)}}":1}""", null, "did you mean");

    [Theory]
    [InlineData("""["720p","1080p","4k"]""", "\"1080\"", "1080p")]
    [InlineData("""["720p","1080p","4k"]""", "\"4K\"", "4k")]
    [InlineData("""["720p","1080p","4k"]""", "\"huge\"", null)]
    [InlineData("[24,30,60]", "28", "30")]
    [InlineData("[24,30,60]", "\"30\"", "30")]
    [InlineData("""["landscape","portrait"]""", "5", null)]
    public void Validate_OutsideEnum_SuggestsTheNearestValue(string values, string value, string? suggestion) =>
        AssertSuggestion($$"""{"enum":{{values}}}""", value, suggestion, "did you mean {0}?");

    [Theory]
    [InlineData("""{"minimum":0.5,"type":"integer"}""", "0", "1")]
    [InlineData("""{"exclusiveMaximum":10,"type":"integer"}""", "12", "9")]
    [InlineData("""{"maximum":10,"multipleOf":4}""", "16", null)]
    public void Validate_NumberOutOfRange_SuggestsAValidOneOrNone(string schema, string value, string? suggestion) =>
        AssertSuggestion(schema, value, suggestion, "nearest valid value: {0}.");

    [Fact]
    public void Validate_DiscriminatorNamesABranch_TellsOnlyThatBranchsProblems() => Assert.Equal(
        ["file.urll: not a known field; did you mean url?", "file.url: required, a string is missing."],
        Messages(Files, """{"file":{"type":"url","urll":"x"}}"""));

    [Fact]
    public void Validate_DiscriminatorMissing_ListsItsValues() =>
        Assert.Equal("file.type: required, one of url, asset_id, base64 is missing.", Message(Files, """{"file":{"url":"x"}}"""));

    [Fact]
    public void Validate_DiscriminatorUnknown_SuggestsTheNearest() => Assert.Equal(
        "file.type: expected one of url, asset_id, base64, found \"assetId\"; did you mean asset_id?",
        Message(Files, """{"file":{"url":"x","type":"assetId"}}"""));

    [Fact]
    public void Validate_DiscriminatorOfWrongType_ListsItsValues() =>
        Assert.Equal("file.type: expected one of url, asset_id, base64, found 5.", Message(Files, """{"file":{"type":5}}"""));

    [Fact]
    public void Validate_NoBranchTakesTheType_TellsTheTypes() =>
        Assert.Equal("file: expected an object, found the string \"x\".", Message(Files, """{"file":"x"}"""));

    [Fact]
    public void Validate_ValidUnion_HasNoProblemsOfOtherBranches() => Assert.Equal(
        ["other: expected a string, found the number 1."],
        Messages(
            Files.Replace("{\"file\":", "{\"other\":{\"type\":\"string\"},\"file\":", StringComparison.Ordinal),
            """{"file":{"type":"url","url":"x"},"other":1}"""));

    [Fact]
    public void Validate_DiscriminatorLeftOutWhereOneBranchAllowsIt_TellsThatBranchsProblems()
    {
        const string schema = """
            {"anyOf":[
              {"type":"object","properties":{"kind":{"enum":["plain"]},"size":{"type":"integer"}}},
              {"type":"object","required":["kind"],"properties":{"kind":{"enum":["rich"]},"size":{"type":"string"}}}]}
            """;
        Assert.Equal("size: expected an integer, found true.", Message(schema, """{"size":true}"""));
    }

    [Fact]
    public void Validate_OneBranchTakesTheType_TellsThatBranchsProblems() => Assert.Equal(
        "the value: expected at least 3 characters, found 1 character.",
        Message("""{"anyOf":[{"type":"string","minLength":3},{"type":"object","required":["a"]}]}""", "\"x\""));

    [Fact]
    public void Validate_NothingTellsTheBranchesApart_TellsTheirShapes() => Assert.Equal(
        "the value: expected one of these shapes: an object with a; an object with b, found an object.",
        Message("""{"anyOf":[{"type":"object","required":["a"]},{"type":"object","required":["b"]}]}""", "{}"));

    [Theory]
    [InlineData("1.0", true)]
    [InlineData("5.0", true)]
    [InlineData("1.50e1", true)]
    [InlineData("1.5e0", false)]
    [InlineData("10e-1", true)]
    [InlineData("1e-1", false)]
    [InlineData("-0.0", true)]
    [InlineData("0e500", true)]
    [InlineData("9007199254740993", true)]
    [InlineData("12345678901234567890123456789012345678", true)]
    [InlineData("12345678901234567890123456789012345678.5", false)]
    [InlineData("1.00000000000000000000000000000000000001", false)]
    [InlineData("8.99999999999999999999", false)]
    [InlineData("1234567890123456789.5", false)]
    [InlineData("5.0000000000000000000000000000000000000", true)]
    [InlineData("7e1000000000", true)]
    [InlineData("7e99999999999999999999999", true)]
    [InlineData("7e-1000000000", false)]
    [InlineData("7e-99999999999999999999999", false)]
    public void Validate_Integer_IsJudgedByItsValueHoweverWritten(string number, bool isValid) =>
        Assert.Equal(isValid, Problems("""{"type":"integer"}""", number).Count == 0);

    [Theory]
    [InlineData("7e1000000000", "the value: expected a number from 1 to 9, found 7e1000000000; nearest valid value: 9.")]
    [InlineData("-7e1000000000", "the value: expected a number from 1 to 9, found -7e1000000000; nearest valid value: 1.")]
    [InlineData("7e-1000000000", "the value: expected a number from 1 to 9, found 7e-1000000000; nearest valid value: 1.")]
    [InlineData("9e2147483650", "the value: expected a number from 1 to 9, found 9e2147483650; nearest valid value: 9.")]
    public void Validate_HugeExponent_IsJudgedWithoutExpandingIt(string number, string message) =>
        Assert.Equal(message, Messages("""{"type":"number","minimum":1,"maximum":9,"multipleOf":0.5}""", number)[0]);

    [Fact]
    public void Validate_NumberOfAMillionDigits_IsJudged()
    {
        var digits = new string('7', 1_000_000);
        Assert.EndsWith(
            "; nearest valid value: 10.",
            Messages("""{"type":"integer","maximum":10,"multipleOf":2}""", digits)[0],
            StringComparison.Ordinal);
        Assert.NotEmpty(Problems("""{"type":"number","multipleOf":2}""", "0." + digits));
    }

    [Fact]
    public void Validate_CharactersOfSeveralCodePoints_AreCountedByCodePoints() => Assert.Equal(
        "the value: expected at most 3 characters, found 7 characters.",
        Message("""{"type":"string","maxLength":3}""", "\"👨‍👩‍👧‍👦\""));

    [Fact]
    public void Validate_LineBreakAfterAPatternsEnd_IsRefused() => Assert.Single(Problems("""{"pattern":"^#[0-9A-Fa-f]{6}$"}""", "\"#aaaaaa\\n\""));

    [Theory]
    [InlineData("""{"type":"string"}""")]
    [InlineData("""{"type":"array","items":{"type":"array","items":{"type":"string"}},"uniqueItems":true}""")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]}""")]
    public void Validate_DeeplyNestedValue_IsRefusedInsteadOfCrashing(string schema)
    {
        const int depth = 10_000;
        using var document = JsonDocument.Parse(new string('[', depth) + new string(']', depth), new JsonDocumentOptions { MaxDepth = depth + 1 });
        Assert.NotEmpty(new SchemaValidator(JsonElement.Parse(schema)).Validate(document.RootElement));
    }

    [Fact]
    public void Validate_DeeplyNestedValueWhereAnythingGoes_IsAccepted()
    {
        const int depth = 10_000;
        using var document = JsonDocument.Parse(new string('[', depth) + new string(']', depth), new JsonDocumentOptions { MaxDepth = depth + 1 });
        Assert.Empty(new SchemaValidator(JsonElement.Parse("""{"type":"array"}""")).Validate(document.RootElement));
    }

    [Fact]
    public void Validate_HugeListOfFaultyItems_IsAnsweredAtOnceAndInBounds()
    {
        var validator = new SchemaValidator(ToolManifests.Read("create_video_batch").InputSchema);
        var batch = JsonElement.Parse($$"""{"videos":[{{string.Join(',', Enumerable.Repeat("""{"type":"avatar"}""", 180_000))}}]}""");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var problems = validator.Validate(batch);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 30_000_000);
        Assert.InRange(problems.Count, SchemaValidator.MostProblems, 500);
        Assert.Contains(problems, problem => problem.Message == "videos: expected 1 to 100 items, found 180000 items.");
    }

    [Fact]
    public void Validate_HugeObjectOfUnknownNames_IsAnsweredInBounds()
    {
        var unknown = string.Join(',', Enumerable.Range(0, 150_000).Select(i => $"\"unknown_{i}\":1"));
        Assert.InRange(Problems(Names, $$"""{{{unknown}},"fps":1}""").Count, SchemaValidator.MostProblems, 200);
    }

    [Fact]
    public void Validate_RequiredNameAfterManyUnknownOnes_IsNotMissing()
    {
        var unknown = string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"unknown_{i}\":1"));
        Assert.All(
            Problems("""{"type":"object","required":["a"],"properties":{"a":{"type":"string"}},"additionalProperties":false}""", $$"""{{{unknown}},"a":""}"""),
            problem => Assert.Contains("not a known field", problem.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(99)]
    [InlineData(150)]
    [InlineData(19_999)]
    public void Validate_OneFaultyItemOfALongList_IsFound(int index)
    {
        var terms = string.Join(',', Enumerable.Range(0, 20_000).Select(i => i == index ? "1" : "\"a\""));
        Assert.Equal(
            $"terms[{index}]: expected a string, found the number 1.",
            Message("""{"properties":{"terms":{"items":{"type":"string"}}}}""", $$"""{"terms":[{{terms}}]}"""));
    }

    [Fact]
    public void Validate_OneFaultyEntryOfALargeMap_IsFound()
    {
        var entries = string.Join(',', Enumerable.Range(0, 1000).Select(i => $"\"e{i}\":{(i == 700 ? "1" : "\"a\"")}"));
        Assert.Equal(
            "map.e700: expected a string, found the number 1.",
            Message("""{"properties":{"map":{"additionalProperties":{"type":"string"}}}}""", $$$"""{"map":{{{{entries}}}}}"""));
    }

    [Theory]
    [InlineData(30, "videos[1].scenes[30].image: required, a string is missing.")]
    [InlineData(5, "videos[1].scenes[5].image: required, a string is missing.")]
    public void Validate_FaultInAListInAList_IsFound(int index, string message)
    {
        const string schema = """
            {"properties":{"videos":{"items":{"properties":{"scenes":{"items":{"required":["image"],"properties":{"image":{"type":"string"}}}}}}}}}
            """;
        var scenes = string.Join(',', Enumerable.Range(0, 50).Select(i => i == index ? "{}" : "{\"image\":\"a\"}"));
        Assert.Equal(message, Message(schema, $$"""{"videos":[{},{"scenes":[{{scenes}}]}]}"""));
    }

    [Fact]
    public void Validate_FaultTooFarDownAListInAList_IsRefusedAsAWhole()
    {
        var names = string.Join(',', Enumerable.Range(0, 200).Select(i => i == 150 ? "1" : "\"a\""));
        Assert.StartsWith(
            "the value: a list does not fit after its first 100 items",
            Message("""{"items":{"items":{"type":"string"}}}""", $"[[{names}]]"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_LongValidList_IsAccepted() =>
        Assert.Empty(Problems("""{"items":{"items":{"type":"string"}}}""", $"[{string.Join(',', Enumerable.Repeat("[\"a\"]", 5000))}]"));

    [Fact]
    public void Validate_EveryManifest_HasOnlyKeywordsThatAreWorded()
    {
        string[] worded =
        [
            "type", "properties", "additionalProperties", "items", "required", "enum", "anyOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
            "multipleOf", "minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems", "description", "default", "title",
        ];
        Assert.All(ToolCatalog.All, tool => Assert.All(Schemas(ToolManifests.Read(tool.Name).InputSchema), schema =>
        {
            Assert.Empty(schema.EnumerateObject().Select(property => property.Name).Except(worded));
            Assert.False(schema.TryGetProperty("maxItems", out var most) && most.GetInt32() >= ArgumentExcerpt.MostItems);
        }));
    }

    private static IEnumerable<JsonElement> Schemas(JsonElement schema)
    {
        if (schema.ValueKind is not JsonValueKind.Object)
            return [];

        var parts = schema.EnumerateObject().SelectMany(keyword => keyword.Name switch
        {
            "properties" => keyword.Value.EnumerateObject().Select(property => property.Value),
            "anyOf" => keyword.Value.EnumerateArray(),
            "items" or "additionalProperties" => [keyword.Value],
            _ => Enumerable.Empty<JsonElement>(),
        });
        return parts.SelectMany(Schemas).Prepend(schema);
    }

    private static void AssertSuggestion(string schema, string value, string? suggestion, string words)
    {
        var message = Messages(schema, value)[0];
        if (suggestion is null)
        {
            Assert.DoesNotContain("; ", message, StringComparison.Ordinal);
        }
        else
        {
            Assert.EndsWith("; " + words.Replace("{0}", suggestion, StringComparison.Ordinal), message, StringComparison.Ordinal);
        }
    }

    private static string Message(string schema, string value) => Assert.Single(Messages(schema, value));

    private static string[] Messages(string schema, string value) => [.. Problems(schema, value).Select(problem => problem.Message)];

    private static IReadOnlyList<ArgumentProblem> Problems(string schema, string value) =>
        new SchemaValidator(JsonElement.Parse(schema)).Validate(JsonElement.Parse(value));
}
