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

        var delays = Enumerable.Range(0, 500).Select(_ => JobPace.Delay(TimeSpan.FromSeconds(ageSeconds), random).TotalSeconds).ToList();

        Assert.All(delays, delay => Assert.InRange(delay, paceSeconds * 0.75, paceSeconds * 1.25));
        Assert.True(delays.Max() - delays.Min() > paceSeconds * 0.4, "jobs that start together must not stay together");
    }
}
