namespace HeyGen.McpServer.Tests.Jobs;

public sealed class JobCountsTests
{
    [Fact]
    public void Of_States_AreCountedInTheOrderOfAJobsLife() =>
        Assert.Equal(
            [KeyValuePair.Create(JobState.Running, 2), KeyValuePair.Create(JobState.Completed, 1), KeyValuePair.Create(JobState.Failed, 1)],
            JobCounts.Of([JobState.Failed, JobState.Running, JobState.Completed, JobState.Running]));

    [Fact]
    public void Words_Counts_ReadAsASentence() =>
        Assert.Equal("3 jobs: 1 needs input, 2 completed", JobCounts.Words(JobCounts.Of([JobState.Completed, JobState.NeedsInput, JobState.Completed])));

    [Theory]
    [InlineData(0, JobState.Running)]
    [InlineData(50, JobState.Running, JobState.Failed)]
    [InlineData(100, JobState.Gone, JobState.Failed)]
    internal void EndedShare_States_CountsWhatWaitingCannotChange(double share, params JobState[] states) =>
        Assert.Equal(share, JobCounts.EndedShare(JobCounts.Of(states)));
}
