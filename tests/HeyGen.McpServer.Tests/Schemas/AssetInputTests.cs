using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Tests.Schemas;

public sealed class AssetInputTests
{
    [Theory]
    [InlineData("\"https://example.com/a.png\"", """{"type":"url","url":"https://example.com/a.png"}""")]
    [InlineData("\"asset-1\"", """{"type":"asset_id","asset_id":"asset-1"}""")]
    [InlineData("""{"url":"https://example.com/a.png","type":"url"}""", """{"type":"url","url":"https://example.com/a.png"}""")]
    [InlineData("""{"type":"asset_id","asset_id":"asset-1"}""", """{"type":"asset_id","asset_id":"asset-1"}""")]
    [InlineData("""{"type":"base64","media_type":"image/png","data":"AAAA"}""", """{"type":"base64","media_type":"image/png","data":"AAAA"}""")]
    public void Read_AnyForm_IsWrittenAsObject(string read, string written) => Assert.Equal(written, RoundTrip(read));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("""{"type":"path","path":"/tmp/a"}""")]
    [InlineData("""{"url":"https://example.com/a.png"}""")]
    [InlineData("""{"type":"base64","data":"AAAA"}""")]
    public void Read_NoForm_Throws(string read) => Assert.Throws<JsonException>(() => RoundTrip(read));

    [Fact]
    public void ToString_Bytes_AreNotShown() => Assert.DoesNotContain("AAAA", AssetInput.FromBase64("image/png", "AAAA").ToString(), StringComparison.Ordinal);

    private static string RoundTrip(string json)
    {
        var request = JsonSerializer.Deserialize($$"""{"image":{{json}}}""", VideosJson.Default.CreateVideoFromImage)!;
        return JsonSerializer.SerializeToElement(request, VideosJson.Default.CreateVideoFromImage).GetProperty("image").GetRawText();
    }
}
