using StackExchange.Redis;

namespace HeyGen.McpServer.Platform.Redis;

/// <summary>Says what is wrong with Redis. The library's own messages show internals of this process and are left to the log.</summary>
internal static class RedisFault
{
    public static bool Is(Exception fault) => fault is RedisException or RedisCommandException or TimeoutException or ObjectDisposedException;

    /// <summary>Whether Redis refused the login. That is known only inside the exception, and only to the first caller.</summary>
    public static bool IsLoginRefused(Exception? fault) =>
        fault is not null
            && (fault is RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure } || IsLoginRefused(fault.InnerException));

    /// <summary>What happened, why, and what it means. Without a fault there is no connection to try it on.</summary>
    public static string Describe(Exception? fault, string name, bool isConnected, bool loginRefused)
    {
        var trouble = fault switch
        {
            RedisServerException refusal => $"cannot be used: {Reason(refusal)}",
            RedisCommandException => "cannot be used: no server among its addresses takes writes",
            _ when loginRefused => "cannot be reached: it refuses the user name or password of --redis",
            _ when isConnected => "cannot be reached: it does not answer",
            _ => "cannot be reached: there is no connection",
        };
        return $"The shared ledger in Redis at {name} {trouble}. Calls that cost money are refused until that is fixed; reads and waiting for jobs go on.";
    }

    /// <summary>Two ledgers would be two budgets, and a create that one of them knows would be paid again by way of the other.</summary>
    public static string DescribeSeveralMasters(string masters, string name) =>
        $"The shared ledger in Redis at {name} cannot be used: {masters} both take writes, so that each has a ledger of its own. Make one of them the replica of the other "
        + "(REPLICAOF), after comparing what they hold, or name one address in --redis that Sentinel or a managed service keeps. "
        + "Calls that cost money are refused until that is fixed; reads and waiting for jobs go on.";

    private static string Reason(RedisServerException refusal) => Code(refusal.Message) switch
    {
        "OOM" => "its memory is full (maxmemory)",
        "READONLY" => "it is a replica that takes no writes",
        "MISCONF" => "it cannot write to its disk",
        "WRONGTYPE" => "another program keeps something else under our keys (heygen-mcp:...)",
        "LOADING" => "it is still reading its data from disk",
        "NOREPLICAS" => "it has lost the replicas that it must write to",
        "NOAUTH" or "WRONGPASS" => "it refuses the user name or password of --redis",
        "NOPERM" => "the user of --redis may not do what the ledger needs",
        var other => $"it answers {other}",
    };

    /// <summary>The word in capitals by which Redis names an error; a script's error has it too.</summary>
    private static string Code(string message)
    {
        var word = message.AsSpan().TrimStart('-');
        var end = word.IndexOfAnyExceptInRange('A', 'Z');
        return end == 0 ? "an error" : (end < 0 ? word : word[..end]).ToString();
    }
}

/// <summary>Redis cannot be reached or refuses. The message says what is wrong and how to fix it.</summary>
internal sealed class RedisUnavailableException(string message, Exception? cause) : ToolFailure(message, cause)
{
    /// <summary>The command may have reached Redis and only the reply been lost: what it was to change may be changed.</summary>
    public bool MayHaveArrived { get; init; }

    /// <summary>Several of its servers take writes, so that there is no one ledger.</summary>
    public bool HasSeveralMasters { get; init; }
}
