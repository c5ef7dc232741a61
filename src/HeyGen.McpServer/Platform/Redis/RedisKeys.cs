using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace HeyGen.McpServer.Platform.Redis;

/// <summary>The keys of one account's ledger. The braces keep them on one node of a cluster, so that one script can change several.</summary>
internal readonly struct RedisKeys(string account)
{
    private const string Prefix = "heygen-mcp";

    private readonly string prefix = $"{Prefix}:{{{account}}}";

    /// <summary>Every row's id, in the order of time.</summary>
    public RedisKey Rows => $"{prefix}:rows";

    /// <summary>A word that was used.</summary>
    public static RedisKey Used(string word) => $"{Prefix}:used:{word}";

    /// <summary>A nonce that was used up together with a row of this account; without one a key that is not touched.</summary>
    public RedisKey Nonce(string? nonce) => $"{prefix}:nonce:{nonce}";

    /// <summary>A small secret that the processes share.</summary>
    public static RedisKey Value(string name) => $"{Prefix}:value:{name}";

    public RedisKey Row(string id) => $"{prefix}:row:{id}";

    /// <summary>The id of a caller's newest row with a fingerprint. Hashed, because a caller's tag may be long.</summary>
    public RedisKey Same(string caller, string fingerprint) =>
        $"{prefix}:same:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller}\n{fingerprint}")))}";

    /// <summary>The ids of the rows that a job belongs to, in the order of time.</summary>
    public RedisKey Job(string jobId) => $"{prefix}:job:{jobId}";

    /// <summary>What counts for a day, in millionths of a USD.</summary>
    public RedisKey Day(DateOnly day) => $"{prefix}:day:{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    /// <summary>What counts for a session, in millionths of a USD.</summary>
    public RedisKey Session(string session) => $"{prefix}:session:{session}";
}
