using HeyGen.McpServer.Platform.Redis;

namespace HeyGen.McpServer.IntegrationTests.Redis;

public sealed class RedisValuesTests(SharedRedis redis)
{
    private readonly string name = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task GetOrAdd_ManyMachinesAtOnce_AllGetTheFirst()
    {
        await using var here = await redis.ConnectAsync();
        await using var there = await redis.ConnectAsync();

        var values = await Task.WhenAll(Enumerable.Range(0, 20).Select(turn =>
            new RedisValues(turn % 2 == 0 ? here : there).GetOrAddAsync(name, $"made {turn}", TestContext.Current.CancellationToken)));

        Assert.Equal(await new RedisValues(there).GetAsync(name, TestContext.Current.CancellationToken), Assert.Single(values.Distinct()));
    }

    [Fact]
    public async Task Set_Value_ReplacesTheOtherMachines()
    {
        await using var here = await redis.ConnectAsync();
        await using var there = await redis.ConnectAsync();
        Assert.Null(await new RedisValues(here).GetAsync(name, TestContext.Current.CancellationToken));

        await new RedisValues(here).SetAsync(name, "old", TestContext.Current.CancellationToken);
        await new RedisValues(there).SetAsync(name, "new", TestContext.Current.CancellationToken);

        Assert.Equal("new", await new RedisValues(here).GetAsync(name, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Sign_WithoutKeyFile_IsReadByAnotherMachine()
    {
        await using var here = await redis.ConnectAsync();
        await using var there = await redis.ConnectAsync();

        var token = (await new SigningKey(file: null, new RedisValues(here)).SignerAsync(TestContext.Current.CancellationToken))
            .Sign("test", new JsonObject { ["a"] = 1 });
        var read = (await new SigningKey(file: null, new RedisValues(there)).SignerAsync(TestContext.Current.CancellationToken)).Read("test", token);

        Assert.Equal(1, (int?)read?["a"]);
    }
}
