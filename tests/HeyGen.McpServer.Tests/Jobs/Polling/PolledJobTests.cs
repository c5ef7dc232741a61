using HeyGen.McpServer.Jobs.Polling;

namespace HeyGen.McpServer.Tests.Jobs.Polling;

public sealed class PolledJobTests
{
    private static readonly DateTimeOffset start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly JobId id = new("video", "1");

    private readonly PolledJob job = new(id, new JobSnapshot(id, JobState.Running, "waiting", []), start) { Interval = TimeSpan.FromSeconds(20) };

    [Theory]
    [InlineData(new[] { 0, 10, 29 }, false)]
    [InlineData(new[] { 0, 30 }, false)]
    [InlineData(new[] { 0, 10, 30 }, true)]
    public void Miss_IsAnEndAtTheThirdTimeOver30Seconds(int[] seconds, bool isEnd)
    {
        var last = false;
        foreach (var second in seconds)
            last = job.Miss(start.AddSeconds(second));

        Assert.Equal(isEnd, last);
    }
}
