namespace HeyGen.McpServer.Tests.Jobs;

public sealed class JobEstimateTests
{
    private static readonly TimeSpan usual = TimeSpan.FromMinutes(3);

    [Fact]
    public void Percent_AsTimePasses_RisesAndStaysBelow100()
    {
        var percents = Enumerable.Range(0, 120).Select(step => JobEstimate.Percent(TimeSpan.FromSeconds(10 * step), usual, reported: null)).ToList();

        Assert.Equal(0, percents[0]);
        Assert.All(percents.Zip(percents.Skip(1)), pair => Assert.True(pair.Second > pair.First));
        Assert.True(percents[^1] < 100);
        Assert.InRange(JobEstimate.Percent(usual, usual, reported: null), 70, 85);
    }

    [Fact]
    public void Percent_HeyGenTellsMore_TakesHeyGens() => Assert.Equal(60, JobEstimate.Percent(TimeSpan.FromSeconds(1), usual, reported: 60));

    [Fact]
    public void Percent_HeyGenTellsLess_KeepsTheEstimate() => Assert.True(JobEstimate.Percent(usual, usual, reported: 5) > 70);

    [Fact]
    public void Percent_HeyGenTells100WhileItRuns_StaysBelow() => Assert.True(JobEstimate.Percent(TimeSpan.Zero, usual, reported: 100) < 100);

    [Fact]
    public void Percent_ClockBehindHeyGens_IsZero() => Assert.Equal(0, JobEstimate.Percent(TimeSpan.FromSeconds(-30), usual, reported: null));
}
