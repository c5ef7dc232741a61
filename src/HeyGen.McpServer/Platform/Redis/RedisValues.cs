using StackExchange.Redis;

namespace HeyGen.McpServer.Platform.Redis;

/// <summary>Shared values in Redis, readable by whoever may read there.</summary>
internal sealed class RedisValues(RedisConnection redis) : ISharedValues
{
    public Task<string?> GetAsync(string name, CancellationToken cancellationToken) =>
        UseAsync(async database => (string?)await database.StringGetAsync(Key(name)), cancellationToken);

    public Task SetAsync(string name, string value, CancellationToken cancellationToken) =>
        UseAsync(database => database.StringSetAsync(Key(name), value), cancellationToken);

    public Task<string> GetOrAddAsync(string name, string value, CancellationToken cancellationToken) => UseAsync(
        async database =>
            await database.StringSetAsync(Key(name), value, when: When.NotExists) ? value : (string?)await database.StringGetAsync(Key(name)) ?? value,
        cancellationToken);

    private static RedisKey Key(string name) => $"heygen-mcp:value:{name}";

    private async Task<T> UseAsync<T>(Func<IDatabase, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await redis.UseAsync(work, cancellationToken);
        }
        catch (RedisUnavailableException unusable)
        {
            throw new StateFolderException(unusable.Message, unusable);
        }
    }
}
