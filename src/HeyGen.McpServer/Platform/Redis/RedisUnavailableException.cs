namespace HeyGen.McpServer.Platform.Redis;

/// <summary>Redis cannot be reached or refuses. The message says what is wrong and how to mend it.</summary>
internal sealed class RedisUnavailableException(string message, Exception? cause) : ToolFailure(message, cause)
{
    /// <summary>The command may have reached Redis and only the reply been lost: what it was to change may be changed.</summary>
    public bool MayHaveArrived { get; init; }

    /// <summary>Several of its servers take writes, so that there is no one ledger.</summary>
    public bool HasSeveralMasters { get; init; }
}
