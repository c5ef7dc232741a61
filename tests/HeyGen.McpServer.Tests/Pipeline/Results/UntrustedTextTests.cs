using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Tests.Pipeline.Results;

public sealed class UntrustedTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("two\nlines\tand a tab", "two\nlines\tand a tab")]
    [InlineData("a\u0000b\u001b[31mc\u0007", "ab[31mc")]
    [InlineData("cr\r\nlf", "cr\nlf")]
    [InlineData("bidi \u202Eevil\u202C \u2066x\u2069", "bidi evil x")]
    [InlineData("zero\u200Bwidth\uFEFF", "zerowidth")]
    [InlineData("tag\U000E0041\U000E0042", "tag")]
    [InlineData("family \U0001F468\u200D\U0001F469", "family \U0001F468\u200D\U0001F469")]
    public void Clean_HiddenCharacters_AreTakenOut(string text, string clean) => Assert.Equal(clean, UntrustedText.Clean(text));

    [Fact]
    public void Clean_LongText_IsCutAndSaysSo()
    {
        var clean = UntrustedText.Clean(new string('a', 5000));

        Assert.StartsWith(new string('a', 2000) + "…", clean, StringComparison.Ordinal);
        Assert.Contains("3000 more", clean, StringComparison.Ordinal);
    }

    [Fact]
    public void Clean_CutAtASurrogatePair_KeepsItWhole()
    {
        var clean = UntrustedText.Clean(new string('a', 1999) + "\U0001F600" + new string('b', 100));

        Assert.DoesNotContain(clean, char.IsSurrogate);
    }

    [Fact]
    public void Clean_LongLink_IsKeptWhole()
    {
        var link = "https://files.example.com/" + new string('x', 5000);

        Assert.Equal(link, UntrustedText.Clean(link));
    }

    [Fact]
    public void Clean_EndlessLink_IsDroppedWhole()
    {
        var clean = UntrustedText.Clean("https://files.example.com/" + new string('x', 9000));

        Assert.DoesNotContain("https", clean, StringComparison.Ordinal);
        Assert.True(clean.Length < 100);
    }

    [Fact]
    public void Clean_Json_CleansEveryTextAndNameAndKeepsTheRest()
    {
        var fields = JsonNode.Parse("""{"na\u202Eme": ["x\u200B", 5, true, null, {"deep": "y\u0000"}]}""")!.AsObject();

        Assert.Equal("""{"name":["x",5,true,null,{"deep":"y"}]}""", UntrustedText.Clean(fields).ToJsonString());
    }

    [Fact]
    public void Clean_HalfOfASurrogatePair_DoesNotFailTheCall()
    {
        // As a title comes out that was cut in the middle of an emoji.
        var fields = JsonNode.Parse("""{"title": "cut \ud83d", "id": "v1"}""")!.AsObject();

        Assert.Equal("v1", (string?)UntrustedText.Clean(fields)["id"]);
    }
}
