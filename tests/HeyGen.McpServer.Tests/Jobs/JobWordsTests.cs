namespace HeyGen.McpServer.Tests.Jobs;

/// <summary>Progress in words.</summary>
public sealed class JobWordsTests
{
    [Theory]
    [InlineData("processing", 40, 1, "Rendering: about 2 minutes left, 40 s so far")]
    [InlineData("processing", 125, 1, "Rendering: about 60 s left, 2 min 5 s so far")]
    [InlineData("processing", 400, 1, "Rendering: 6 min 40 s so far")]
    [InlineData("pending", 3, 1, "The video waits at HeyGen to begin: about 3 minutes left, 3 s so far")]
    [InlineData("processing", 2, 10, "Rendering: about 20 s left, 2 s so far")]
    public void Progress_OfARunningVideo_SaysWhatIsDoneAndWhatIsLeft(string status, int seconds, double speed, string expected) =>
        Assert.Equal(expected, JobWords.Progress(VideoKinds.Video, Video(JobState.Running, status), TimeSpan.FromSeconds(seconds), speed));

    [Theory]
    [InlineData(75, 9, "Rendering: 9 s so far")]
    [InlineData(20, 60, "Rendering: about 4 minutes left, 1 min 0 s so far")]
    [InlineData(5, 40, "Rendering: about 2 minutes left, 40 s so far")]
    public void Progress_WithHeyGensOwn_IsReckonedFromIt(double percent, int seconds, string expected) =>
        Assert.Equal(
            expected,
            JobWords.Progress(VideoKinds.Video, Video(JobState.Running, "processing") with { Percent = percent }, TimeSpan.FromSeconds(seconds), 1));

    [Fact]
    public void Progress_WaitingForAnAnswer_DoesNotChangeWithTime() =>
        Assert.Equal("The video waits for an answer", JobWords.Progress(VideoKinds.Video, Video(JobState.NeedsInput, "asks"), TimeSpan.FromSeconds(9), 1));

    private static JobSnapshot Video(JobState state, string status) => new(new JobId("video", "v1"), state, status, []);
}
