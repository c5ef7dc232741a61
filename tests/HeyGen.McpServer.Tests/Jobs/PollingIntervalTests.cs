using HeyGen.McpServer.Jobs.Polling;

namespace HeyGen.McpServer.Tests.Jobs;

public sealed class PollingIntervalTests
{
    [Theory]
    [InlineData(-5, 2)]
    [InlineData(0, 2)]
    [InlineData(19, 2)]
    [InlineData(20, 5)]
    [InlineData(119, 5)]
    [InlineData(120, 10)]
    [InlineData(300, 20)]
    [InlineData(900, 30)]
    [InlineData(86_400, 30)]
    public void Of_Age_IsSlowerTheOlderTheJob(double ageSeconds, double paceSeconds) =>
        Assert.Equal(paceSeconds, PollingInterval.Of(TimeSpan.FromSeconds(ageSeconds), speed: 1).TotalSeconds);

    [Fact]
    public void Of_JobsRunTenTimesFaster_IsATenthAtATenthOfTheAge() =>
        Assert.Equal(PollingInterval.Of(TimeSpan.FromSeconds(600), speed: 1) / 10, PollingInterval.Of(TimeSpan.FromSeconds(60), speed: 10));

    [Fact]
    public void Vary_Pace_IsShortenedByAQuarterAtMost()
    {
        var random = new Random(7);

        var pauses = Enumerable.Range(0, 500).Select(_ => PollingInterval.Vary(TimeSpan.FromSeconds(10), random).TotalSeconds).ToList();

        Assert.All(pauses, pause => Assert.InRange(pause, 7.5, 10));
        Assert.True(pauses.Max() - pauses.Min() > 2, "rounds that begin together must not stay together");
    }
}
