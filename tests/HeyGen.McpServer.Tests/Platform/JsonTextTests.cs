using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Tests.Platform;

public sealed class JsonTextTests
{
    private static readonly JsonObject answer = JsonNode.Parse(
        """{"url": "a", "error": {"code": "b"}, "clips": [{"url": "c"}, {"title": "x"}, {"url": "d"}], "layers": ["e"], "none": null}""")!.AsObject();

    [Theory]
    [InlineData("url", "url=a")]
    [InlineData("error.code", "error.code=b")]
    [InlineData("clips[].url", "clips[0].url=c clips[2].url=d")]
    [InlineData("layers[]", "layers[0]=e")]
    [InlineData("none", "")]
    [InlineData("url[].x", "")]
    [InlineData("clips.url", "")]
    public void All_Path_FindsTextsWithTheirPlaces(string path, string found) =>
        Assert.Equal(found, string.Join(' ', JsonText.All(answer, path).Select(text => $"{text.Key}={text.Value}")));
}
