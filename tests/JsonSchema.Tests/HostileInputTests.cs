namespace JsonSchema.Tests;

/// <summary>Values of a size or form that nobody means. Each test would crash the process or run for hours where it goes wrong.</summary>
public sealed class HostileInputTests
{
    [Theory]
    [InlineData("""{"items":{"$ref":"#"}}""")]
    [InlineData("""{"anyOf":[{"type":"string"},{"items":{"$ref":"#"}}]}""")]
    public void Evaluate_DeeplyNestedValue_IsRefusedInsteadOfCrashing(string schema)
    {
        using var document = SmallStack.DeepDocument("[", "", "]");
        var (isValid, errors) = SmallStack.Run(() => (Schema.Parse(schema).IsValid(document.RootElement), Schema.Parse(schema).Evaluate(document.RootElement)));
        Assert.False(isValid);
        Assert.Equal("depth", Assert.Single(errors).Keyword);
    }

    [Fact]
    public void Evaluate_DeeplyNestedItemsToCompare_IsRefusedInsteadOfCrashing()
    {
        using var document = SmallStack.DeepDocument("[1,", "1", "]");
        Assert.Equal("depth", Assert.Single(SmallStack.Run(() => Schema.Parse("""{"uniqueItems":true}""").Evaluate(document.RootElement))).Keyword);
    }

    [Fact]
    public void Evaluate_DeepValueUnderFlatSchema_IsValid()
    {
        using var document = SmallStack.DeepDocument("[", "", "]");
        Assert.Empty(SmallStack.Run(() => Schema.Parse("""{"type":"array","maxItems":1}""").Evaluate(document.RootElement)));
    }

    [Fact]
    public void Evaluate_WideListThatMustDiffer_IsJudged()
    {
        var items = string.Join(',', Enumerable.Range(0, 300_000));
        Assert.True(Judge.Accepts("""{"uniqueItems":true}""", $"[{items}]"));
        Assert.Equal("the same in [7] and [300000]", Assert.Single(Judge.Errors("""{"uniqueItems":true}""", $"[{items},7]")).Found);
    }

    [Fact]
    public void Evaluate_WideObjectOfUnknownNames_EndsAfterAThousandProblems()
    {
        var known = string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"known_{i}\":{{}}"));
        var unknown = string.Join(',', Enumerable.Range(0, 150_000).Select(i => $"\"unknown_{i}\":1"));
        Assert.Equal(1000, Judge.Errors($$$"""{"additionalProperties":false,"properties":{{{{known}}}}}""", $"{{{unknown}}}").Count);
    }

    [Theory]
    [InlineData("7e1000000000", true)]
    [InlineData("7e99999999999999999999999", true)]
    [InlineData("7e-1000000000", false)]
    public void Evaluate_HugeExponent_IsJudgedWithoutExpandingIt(string number, bool isWhole)
    {
        Assert.Equal(isWhole, Judge.Accepts("""{"type":"integer"}""", number));
        Assert.Equal(isWhole, Judge.Accepts("""{"minimum":10}""", number));
        Assert.Equal(isWhole, Judge.Accepts("""{"multipleOf":7e5}""", number));
        Assert.True(Judge.Accepts($$"""{"const":{{number}}}""", number));
        Assert.False(Judge.Accepts($$"""{"const":{{number.Replace('7', '8')}}}""", number));
    }

    [Fact]
    public void Evaluate_NumberOfAMillionDigits_IsJudgedExactly()
    {
        var digits = new string('7', 1_000_000);
        Assert.True(Judge.Accepts("""{"multipleOf":7}""", digits));
        Assert.False(Judge.Accepts("""{"multipleOf":7}""", digits[1..] + "8"));
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(?=(a+)+$)")]
    public void Evaluate_PatternThatBacktracksForever_EndsWithARefusal(string pattern) =>
        Assert.Equal("pattern", Assert.Single(Judge.Errors($$"""{"pattern":"{{pattern}}"}""", $"\"{new string('a', 5000)}!\"")).Keyword);

    [Theory]
    [InlineData("""{"maxLength":9}""", """ "\ud800" """)]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":{"pattern":"a"}}""", """{"b":"\udc00"}""")]
    [InlineData("""{"propertyNames":{"minLength":1}}""", """{"\ud800":1}""")]
    public void Evaluate_HalfASurrogatePair_IsRefusedAsText(string schema, string value)
    {
        Assert.False(Judge.Accepts(schema, value));
        Assert.Equal("encoding", Assert.Single(Judge.Errors(schema, value)).Keyword);
    }
}
