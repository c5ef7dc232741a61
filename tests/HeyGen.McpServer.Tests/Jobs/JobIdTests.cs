namespace HeyGen.McpServer.Tests.Jobs;

public sealed class JobIdTests
{
    [Theory]
    [InlineData("video:abc123", "video", "abc123")]
    [InlineData("video_agent:a:b", "video_agent", "a:b")]
    [InlineData("x:y", "x", "y")]
    public void TryParse_KindAndId_SplitsAtFirstColon(string text, string kind, string id)
    {
        Assert.True(JobId.TryParse(text, out var job));
        Assert.Equal(new JobId(kind, id), job);
        Assert.Equal(text, job.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc123")]
    [InlineData(":abc")]
    [InlineData("video:")]
    [InlineData(":")]
    public void TryParse_HalfMissing_Refuses(string text)
    {
        Assert.False(JobId.TryParse(text, out var job));
        Assert.Null(job);
    }

    [Theory]
    [InlineData("video", "abc123")]
    [InlineData("video_agent", "a b/c?d")]
    public void JobUri_OfAndParse_AreInverse(string kind, string id) => Assert.Equal(new JobId(kind, id), JobUri.Parse(JobUri.Of(new JobId(kind, id))));

    [Theory]
    [InlineData("heygen://video/")]
    [InlineData("heygen://video")]
    [InlineData("heygen://video/1/2")]
    [InlineData("https://example.com/video/1")]
    public void JobUri_Parse_ForeignUri_IsNull(string uri) => Assert.Null(JobUri.Parse(uri));
}
