using System.Collections.Concurrent;
using StackExchange.Redis;

namespace HeyGen.McpServer.Platform.Redis;

/// <summary>
/// Shared values in Redis, readable by whoever may read there. A Redis that came back empty gets back what this process knows, before another one makes a key
/// of its own.
/// </summary>
internal sealed class RedisValues : ISharedValues
{
    private readonly RedisConnection redis;
    private readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);

    public RedisValues(RedisConnection redis)
    {
        this.redis = redis;
        redis.Emptied += () => _ = PutBackAsync();
    }

    public async Task<string?> GetAsync(string name, CancellationToken cancellationToken) =>
        await UseAsync(async database => (string?)await database.StringGetAsync(Key(name)), cancellationToken) is { } found ? Remember(name, found) : null;

    public async Task SetAsync(string name, string value, CancellationToken cancellationToken)
    {
        await UseAsync(database => database.StringSetAsync(Key(name), value), cancellationToken);
        Remember(name, value);
    }

    public async Task<string> GetOrAddAsync(string name, string value, CancellationToken cancellationToken) =>
        Remember(name, await UseAsync(database => AddAsync(database, name, value), cancellationToken));

    private static async Task<string> AddAsync(IDatabase database, string name, string value) =>
        await database.StringSetAsync(Key(name), value, when: When.NotExists) ? value : (string?)await database.StringGetAsync(Key(name)) ?? value;

    private string Remember(string name, string value)
    {
        if (!name.StartsWith(ISharedValues.Renewable, StringComparison.Ordinal))
            known[name] = value;

        return value;
    }

    private async Task PutBackAsync()
    {
        try
        {
            foreach (var (name, value) in known)
                await redis.UseAsync(database => AddAsync(database, name, value), RedisUse.Waits, CancellationToken.None);
        }
        catch (RedisUnavailableException)
        {
            // Gone again: what is missing is told and looked for anew when it is back.
        }
    }

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
