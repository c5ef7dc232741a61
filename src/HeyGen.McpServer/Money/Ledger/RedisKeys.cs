using System.Security.Cryptography;
using StackExchange.Redis;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>The keys of one account's ledger. The braces keep them on one node of a cluster, so that one script can change several.</summary>
internal readonly struct RedisKeys(string account)
{
    private const string Prefix = "heygen-mcp";

    private readonly string prefix = $"{Prefix}:{{{account}}}";

    /// <summary>Every row's id, in the order of <see cref="Order"/>.</summary>
    public RedisKey Rows => $"{prefix}:rows";

    /// <summary>The number of the last row that was written. Redis counts, so that no machine's clock decides which row is the newer one.</summary>
    public RedisKey Order => $"{prefix}:order";

    /// <summary>A nonce that was used, of any account.</summary>
    public static RedisKey Used(string nonce) => $"{Prefix}:used:{nonce}";

    /// <summary>A nonce that was used together with a row.</summary>
    public RedisKey UsedWithRow(string nonce) => $"{prefix}:used:{nonce}";

    /// <summary>A write that was given up because its reply was lost: it must not be done any more when it arrives late.</summary>
    public RedisKey GivenUp(string write) => $"{prefix}:given-up:{write}";

    public RedisKey Row(string id) => $"{prefix}:row:{id}";

    /// <summary>The id of a caller's newest row with a fingerprint. Hashed, because a caller's tag may be long.</summary>
    public RedisKey Same(string caller, string fingerprint) =>
        $"{prefix}:same:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller}\n{fingerprint}")))}";

    /// <summary>The ids of the rows that a job belongs to, in the order of <see cref="Order"/>.</summary>
    public RedisKey Job(string jobId) => $"{prefix}:job:{jobId}";

    /// <summary>What counts for a day, in millionths of a USD.</summary>
    public RedisKey Day(DateOnly day) => $"{prefix}:day:{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    /// <summary>What counts for a session, in millionths of a USD.</summary>
    public RedisKey Session(string session) => $"{prefix}:session:{session}";
}
