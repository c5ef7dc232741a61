using System.Text.Json;

namespace JsonSchema.Tests;

/// <summary>Values of a size or form that nobody means. Each test would crash the process or run for hours where it goes wrong.</summary>
public sealed class HostileInputTests
{
    // Some 20 MB of stack, where a thread has 8 at most. More would only make System.Text.Json slow: it takes quadratic time to parse.
    private const int Depth = 40_000;

    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = 2 * Depth };

    [Theory]
    [InlineData("""{"items":{"$ref":"#"}}""")]
    [InlineData("""{"anyOf":[{"type":"string"},{"items":{"$ref":"#"}}]}""")]
    public void Evaluate_DeeplyNestedValue_IsRefusedInsteadOfCrashing(string schema)
    {
        using var document = JsonDocument.Parse(new string('[', Depth) + new string(']', Depth), AnyDepth);
        Assert.False(Schema.Parse(schema).IsValid(document.RootElement));
        Assert.Equal("depth", Assert.Single(Schema.Parse(schema).Evaluate(document.RootElement)).Keyword);
    }

    [Fact]
    public void Evaluate_DeeplyNestedItemsToCompare_IsRefusedInsteadOfCrashing()
    {
        var nested = new string('[', Depth) + new string(']', Depth);
        using var document = JsonDocument.Parse($"[{nested},{nested}]", AnyDepth);
        Assert.Equal("depth", Assert.Single(Schema.Parse("""{"uniqueItems":true}""").Evaluate(document.RootElement)).Keyword);
    }

    [Fact]
    public void Evaluate_DeepValueUnderFlatSchema_IsValid()
    {
        using var document = JsonDocument.Parse(new string('[', Depth) + new string(']', Depth), AnyDepth);
        Assert.Empty(Schema.Parse("""{"type":"array","maxItems":1}""").Evaluate(document.RootElement));
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
