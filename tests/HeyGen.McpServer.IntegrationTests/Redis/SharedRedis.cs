using HeyGen.McpServer.Platform.Redis;

[assembly: AssemblyFixture(typeof(HeyGen.McpServer.IntegrationTests.Redis.SharedRedis))]

namespace HeyGen.McpServer.IntegrationTests.Redis;

/// <summary>One redis-server for all tests that neither stop it nor fill it, started by the first of them. Each keeps to an account of its own.</summary>
public sealed class SharedRedis : IAsyncDisposable
{
    private readonly Lock gate = new();
    private Task<RedisProgram>? starting;

    internal async Task<string> AddressAsync() => (await ProgramAsync()).Address;

    /// <summary>What one machine has: a connection of its own.</summary>
    internal async Task<RedisConnection> ConnectAsync() => Connect(await AddressAsync());

    internal static RedisConnection Connect(string address) => new(RedisAddress.Read(address), NullLogger<RedisConnection>.Instance);

    public async ValueTask DisposeAsync()
    {
        if (starting is { IsCompletedSuccessfully: true })
            await (await starting).DisposeAsync();
    }

    private Task<RedisProgram> ProgramAsync()
    {
        lock (gate)
        {
            return starting ??= RedisProgram.StartAsync();
        }
    }
}
