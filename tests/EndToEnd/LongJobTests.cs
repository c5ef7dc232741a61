namespace EndToEnd;

/// <summary>A render of a minute: hosts give up on a call that is silent, so it must never be.</summary>
public sealed class LongJobTests
{
    private static readonly TimeSpan longestSilence = TimeSpan.FromSeconds(10);

    [Fact(Timeout = Patience.LongTest)]
    public async Task CreateVideo_OfAMinute_IsNeverSilentForTenSeconds()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var server = StdioConversation.Start(["--sandbox"]);
        await server.InitializeAsync("2025-11-25", cancellationToken);
        var looks = await server.CallAsync("list_avatar_looks", [], cancellationToken);
        var look = looks["result"]!["structuredContent"]!["data"]![0]!["id"]!.GetValue<string>();
        server.Received.Clear();

        var answer = await server.CallAsync(MainJob.Tool, MainJob.JsonArguments(look, "[sandbox:seconds=60]", waitSeconds: 120), cancellationToken);

        Assert.Equal("completed", answer["result"]!["structuredContent"]!["status"]!.GetValue<string>());
        var gaps = server.Received.Zip(server.Received.Skip(1), (earlier, later) => later.At - earlier.At);
        Assert.All(gaps, gap => Assert.True(gap <= longestSilence, $"Silent for {gap.TotalSeconds:0.0} s."));
        var progress = server.Received.SkipLast(1).Select(received => received.Message["params"]!["progress"]!.GetValue<double>()).ToList();
        Assert.True(server.Received[^1].At - server.Received[0].At > TimeSpan.FromSeconds(55), "The job was shorter than a minute.");
        MainJob.AssertRises(progress);
        // The result itself says that all is done: clients drop a notification that comes just before it, some with an error.
        Assert.All(progress, value => Assert.True(value < 100));
    }
}
