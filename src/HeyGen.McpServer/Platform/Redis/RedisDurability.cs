using StackExchange.Redis;

namespace HeyGen.McpServer.Platform.Redis;

/// <summary>Warns whoever runs the server of a Redis that may forget what was paid for; again when another one stands at the address.</summary>
internal sealed partial class RedisDurability(string name, ILogger logger)
{
    private bool isAppending = true;
    private string? evicting;

    public async Task CheckAsync(IDatabase database)
    {
        try
        {
            // The library takes INFO for an administrator's command, and would want leave for all of those. To Redis it is anybody's, in a script too.
            var info = (string?)await database.ScriptEvaluateAsync("return redis.call('INFO')") ?? "";
            var facts = info.Split("\r\n").Select(line => line.Split(':', 2)).Where(fact => fact.Length == 2).ToLookup(fact => fact[0], fact => fact[1]);
            Tell(facts["aof_enabled"].FirstOrDefault() != "0");
            Tell(facts["maxmemory"].FirstOrDefault() is not (null or "0") && facts["maxmemory_policy"].FirstOrDefault() is { } policy and not "noeviction"
                ? policy : null);
        }
        catch (Exception fault) when (RedisFault.Is(fault))
        {
            // A user who may not ask Redis about itself does without the warning.
        }
    }

    private void Tell(bool appends)
    {
        if (isAppending && !appends)
            LogNotAppending(logger, name);

        isAppending = appends;
    }

    private void Tell(string? policy)
    {
        if (policy is not null && policy != evicting)
            LogEvicting(logger, name, policy);

        evicting = policy;
    }

    [LoggerMessage(EventId = 502, Level = LogLevel.Warning, Message =
        "Redis at {Name} keeps no append-only file: when it dies, what was submitted last is forgotten and may be paid for twice. Set 'appendonly yes'.")]
    private static partial void LogNotAppending(ILogger logger, string name);

    [LoggerMessage(EventId = 503, Level = LogLevel.Warning, Message =
        "Redis at {Name} throws keys away when its memory is full ({Policy}), and with them what was submitted. Set 'maxmemory-policy noeviction'.")]
    private static partial void LogEvicting(ILogger logger, string name, string policy);
}
