using System.Text.Json;

namespace JsonSchema.Tests;

/// <summary>Where ECMA-262 and .NET read the same pattern differently.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData("^a$", "a\n", false)]
    [InlineData(@"^\d$", "٣", false)]
    [InlineData(@"^[\d-]+$", "1-2", true)]
    [InlineData(@"^\w+$", "é", false)]
    [InlineData(@"^[^\W]$", "é", false)]
    [InlineData(@"^\W$", "é", true)]
    [InlineData(@"^\s$", "\uFEFF", true)]
    [InlineData(@"^\S$", "\u0085", true)]
    [InlineData("^.$", "🐲", true)]
    [InlineData("^🐲*$", "🐲🐲", true)]
    [InlineData(@"^\u{1F432}$", "🐲", true)]
    [InlineData(@"^\p{Letter}+$", "Größe", true)]
    [InlineData(@"^\P{L}$", "5", true)]
    [InlineData("^[a-z-[]$", "[", true)]
    [InlineData(@"^(a)\1$", "aa", true)]
    [InlineData("^(?!b)", "a", true)]
    [InlineData(@"^\$\.$", "$.", true)]
    public void Pattern_AsInEcmaScript_Matches(string pattern, string text, bool matches)
    {
        var schema = Schema.Parse($$"""{"pattern":"{{JsonEncodedText.Encode(pattern)}}"}""");
        Assert.Equal(matches, schema.IsValid(JsonElement.Parse($"\"{JsonEncodedText.Encode(text)}\"")));
    }
}
