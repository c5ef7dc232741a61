using System.Security.Authentication;
using StackExchange.Redis;

namespace HeyGen.McpServer.Platform.Redis;

/// <summary>Says what is wrong with Redis. The library's own messages show internals of this process and are left to the log.</summary>
internal static class RedisFault
{
    private const string Meanwhile = "Calls that cost money are refused until that is fixed; reads and waiting for jobs go on.";

    public static bool Is(Exception fault) => fault is RedisException or RedisCommandException or TimeoutException or ObjectDisposedException;

    /// <summary>Why the other end wants no connection. That is known only inside the exception, and only to the first caller.</summary>
    public static string? Refusal(Exception? fault, bool wantsTls) => fault switch
    {
        null => null,
        { InnerException: { } inner } when Refusal(inner, wantsTls) is { } reason => reason,
        RedisConnectionException cut => Refusal(cut.FailureType, cut.InnerException, wantsTls),
        _ => null,
    };

    /// <summary>The library takes a failed TLS handshake for a refused login.</summary>
    public static string? Refusal(ConnectionFailureType type, Exception? cause, bool wantsTls) => type switch
    {
        not ConnectionFailureType.AuthenticationFailure => null,
        _ when wantsTls && cause is AuthenticationException or IOException =>
            "what is there speaks no TLS, or shows a certificate that is not trusted (rediss:// and ssl=true ask for TLS)",
        _ => "it refuses the user name or password of --redis",
    };

    /// <summary>What happened, why, and what it means. Without a fault there is no connection to try it on.</summary>
    public static RedisUnavailableException Describe(Exception? fault, string name, bool isConnected, string? refused)
    {
        var (trouble, lasts) = fault switch
        {
            RedisServerException refusal when Reason(refusal) is { } reason => ($"cannot be used: {reason}", true),
            RedisServerException refusal => ($"cannot be used: {Oddity(refusal)}", false),
            RedisCommandException missing when missing.Message.Contains("database does not exist", StringComparison.Ordinal) =>
                ("cannot be used: it has no database of the number in --redis", true),
            RedisCommandException => ("cannot be used: no server among its addresses takes writes", true),
            _ when refused is not null => ($"cannot be reached: {refused}", true),
            _ when isConnected => ("cannot be reached: it does not answer", true),
            _ => ("cannot be reached: there is no connection", true),
        };
        return new RedisUnavailableException($"The shared ledger in Redis at {name} {trouble}. {Meanwhile}", fault)
        {
            What = $"The shared ledger {trouble}",
            Lasts = lasts,
            MayHaveArrived = fault is not (null or RedisServerException or RedisCommandException),
        };
    }

    /// <summary>Two ledgers would be two budgets, and a create that one of them knows would be paid again by way of the other.</summary>
    public static RedisUnavailableException SeveralMasters(string masters, string name) => new(
        $"The shared ledger in Redis at {name} cannot be used: {masters} both take writes, so that each has a ledger of its own. Make one of them the replica of "
        + $"the other (REPLICAOF), after comparing what they hold, or name one address in --redis that Sentinel or a managed service keeps. {Meanwhile}",
        cause: null)
    {
        What = "Several Redis servers take writes, each with a ledger of its own",
    };

    public static RedisUnavailableException Emptied(string name, string acceptedBy) => new(
        $"The shared ledger in Redis at {name} is gone: Redis came back without what was submitted and spent. Restore its data. Or accept the loss, with which a "
        + $"job may be paid for twice and today's budget begins anew: redis-cli SET {acceptedBy} yes EX 600. {Meanwhile}",
        cause: null)
    {
        What = "The shared ledger is gone, Redis came back empty",
    };

    /// <summary>A state of Redis, which all calls meet; null where it is one call's own trouble.</summary>
    private static string? Reason(RedisServerException refusal) => Code(refusal.Message) switch
    {
        "OOM" => "its memory is full (maxmemory)",
        "READONLY" => "it is a replica that takes no writes",
        "MISCONF" => "it cannot write to its disk",
        "LOADING" => "it is still reading its data from disk",
        "NOREPLICAS" => "it has lost the replicas that it must write to",
        "CLUSTERDOWN" => "its cluster is down",
        "MASTERDOWN" => "it is a replica that has lost its master",
        "NOAUTH" or "WRONGPASS" => "it refuses the user name or password of --redis",
        "NOPERM" => "the user of --redis may not do what the ledger needs",
        _ => null,
    };

    private static string Oddity(RedisServerException refusal) => Code(refusal.Message) switch
    {
        "WRONGTYPE" => "another program keeps something else under our keys (heygen-mcp:...)",
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
    /// <summary>What is wrong, without address and advice.</summary>
    public required string What { get; init; }

    /// <summary>Every call meets it, until somebody does something.</summary>
    public bool Lasts { get; init; }

    /// <summary>The command may have reached Redis and only the reply been lost: what it was to change may be changed.</summary>
    public bool MayHaveArrived { get; init; }
}
