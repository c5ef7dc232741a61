using StackExchange.Redis;

namespace HeyGen.McpServer.Platform.Redis;

/// <summary>What is wrong with Redis now, told once when it begins and once when it ends, however many calls it refuses.</summary>
internal sealed partial class RedisTroubles(string name, ILogger logger)
{
    private string? current;

    /// <returns>False when it was told already.</returns>
    public bool Begin(string what)
    {
        if (Interlocked.Exchange(ref current, what) == what)
            return false;

        LogBegins(logger, name, what);
        return true;
    }

    public void End()
    {
        if (Interlocked.Exchange(ref current, null) is { } what)
            LogEnds(logger, name, what);
    }

    [LoggerMessage(EventId = 504, Level = LogLevel.Error, Message = "Redis at {Name}: {What}. Calls that cost money are refused until that is fixed.")]
    private static partial void LogBegins(ILogger logger, string name, string what);

    // As loud as the beginning: whoever was woken by that wants to know.
    [LoggerMessage(EventId = 501, Level = LogLevel.Warning, Message = "Redis at {Name} takes calls that cost money again. It was: {What}.")]
    private static partial void LogEnds(ILogger logger, string name, string what);
}

/// <summary>
/// A key by which a Redis that came back empty differs from one that was always so. With it every submission and every sum of a budget is gone, which only a
/// person can accept.
/// </summary>
internal sealed class RedisMarker(string name)
{
    private static readonly RedisKey marker = "heygen-mcp:ledger";
    private static readonly RedisKey accepted = "heygen-mcp:accept-loss";

    private volatile string? seen;

    /// <returns>Null while Redis has what this process saw there first.</returns>
    public async Task<RedisUnavailableException?> FindLossAsync(IDatabase database)
    {
        var found = (string?)await database.StringGetAsync(marker);
        if (found is not null && found == seen)
            return null;

        if (seen is not null && !await database.KeyExistsAsync(accepted))
            return RedisFault.Emptied(name, accepted!);

        seen = found ?? await MakeAsync(database);
        return null;
    }

    private static async Task<string?> MakeAsync(IDatabase database)
    {
        var made = Guid.NewGuid().ToString("N");
        try
        {
            return await database.StringSetAsync(marker, made, when: When.NotExists) ? made : (string?)await database.StringGetAsync(marker);
        }
        catch (Exception fault) when (RedisFault.Is(fault))
        {
            // It takes no writes now. Reads go on, and a create fails by its own write.
            return null;
        }
    }
}
