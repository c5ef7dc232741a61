using HeyGen.McpServer.Jobs;

namespace HeyGen.McpServer.Tests.Jobs;

public sealed class JobPaceTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(19, 2)]
    [InlineData(20, 5)]
    [InlineData(119, 5)]
    [InlineData(120, 10)]
    [InlineData(300, 20)]
    [InlineData(900, 30)]
    [InlineData(86_400, 30)]
    public void Delay_ByAge_StaysWithinAQuarterOfThePace(double ageSeconds, double paceSeconds)
    {
        var random = new Random(7);

        var delays = Enumerable.Range(0, 500).Select(_ => JobPace.Delay(TimeSpan.FromSeconds(ageSeconds), speed: 1, random).TotalSeconds).ToList();

        Assert.All(delays, delay => Assert.InRange(delay, paceSeconds * 0.75, paceSeconds * 1.25));
        Assert.True(delays.Max() - delays.Min() > paceSeconds * 0.4, "jobs that start together must not stay together");
    }

    [Fact]
    public void Delay_JobsRunTenTimesFaster_IsATenthAtATenthOfTheAge()
    {
        var usual = JobPace.Delay(TimeSpan.FromSeconds(600), speed: 1, new Random(7));

        var fast = JobPace.Delay(TimeSpan.FromSeconds(60), speed: 10, new Random(7));

        Assert.Equal(usual.TotalSeconds / 10, fast.TotalSeconds, precision: 3);
    }
}
