using HeyGen.McpServer.Platform.Redis;

namespace HeyGen.McpServer.IntegrationTests.Redis;

public sealed class RedisSignalsTests(SharedRedis redis)
{
    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task Send_OnOneMachine_IsHeardOnceOnEach()
    {
        await using var here = await redis.ConnectAsync();
        await using var there = await redis.ConnectAsync();
        var (sender, receiver) = (await ListenAsync(here), await ListenAsync(there));
        var id = Guid.NewGuid().ToString("N");
        var (atHome, away) = (Count(sender, id), Next(receiver, id));

        await sender.SendAsync([id, "other"], TestContext.Current.CancellationToken);
        await away.Soon();
        // Goes the same way after it, so that an echo of the first would be there before.
        var last = Guid.NewGuid().ToString("N");
        var lastAtHome = Next(sender, last);
        await receiver.SendAsync([last], TestContext.Current.CancellationToken);
        await lastAtHome.Soon();

        Assert.Equal(1, atHome());
    }

    [Fact]
    public async Task Send_AfterRedisDiedAndCameBack_IsHeard()
    {
        await using var program = await RedisProgram.StartAsync();
        await using var here = SharedRedis.Connect(program.Address);
        await using var there = SharedRedis.Connect(program.Address);
        var (sender, receiver) = (await ListenAsync(here), await ListenAsync(there));
        await program.KillAsync();
        await program.StartAgainAsync();

        await HeardAsync(sender, receiver);
    }

    [Fact]
    public async Task Listen_BeforeRedisIsThere_IsHeardLater()
    {
        await using var program = await RedisProgram.StartAsync();
        await program.KillAsync();
        await using var here = SharedRedis.Connect(program.Address);
        await using var there = SharedRedis.Connect(program.Address);
        var (sender, receiver) = (await ListenAsync(here), await ListenAsync(there));
        await program.StartAgainAsync();

        await HeardAsync(sender, receiver);
    }

    [Fact]
    public async Task Send_RedisAway_IsHeardAtHome()
    {
        await using var program = await RedisProgram.StartAsync();
        await program.KillAsync();
        await using var here = SharedRedis.Connect(program.Address);
        var signals = new RedisSignals(here, NullLogger<RedisSignals>.Instance);
        var heard = Next(signals, "video");

        await signals.SendAsync(["video"], TestContext.Current.CancellationToken).Soon();

        await heard.Soon();
    }

    private static async Task<RedisSignals> ListenAsync(RedisConnection connection)
    {
        var signals = new RedisSignals(connection, NullLogger<RedisSignals>.Instance);
        await signals.ListenAsync();
        return signals;
    }

    /// <summary>Sends until one is heard: connections come back in their own time, and what was sent before is lost, as it may be.</summary>
    private static async Task HeardAsync(RedisSignals sender, RedisSignals receiver)
    {
        var heard = Next(receiver, "video");
        using var patience = new CancellationTokenSource(Signals.Patience);
        while (!heard.IsCompleted)
        {
            await sender.SendAsync(["video"], patience.Token);
            await Task.Delay(interval, patience.Token);
        }
    }

    private static Task Next(RedisSignals signals, string id)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        signals.Received += ids => _ = ids.Contains(id) && heard.TrySetResult();
        return heard.Task;
    }

    private static Func<int> Count(RedisSignals signals, string id)
    {
        var count = 0;
        signals.Received += ids => Interlocked.Add(ref count, ids.Count(one => one == id));
        return () => Volatile.Read(ref count);
    }
}
