using System.Net;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace HeyGen.McpServer.Platform.Redis;

/// <summary>
/// Which of several addresses take writes. Two plain servers that both do, as after a failover that nobody oversaw, hold two ledgers and two sums of every budget:
/// the library would choose one of them, and not the same on every machine.
/// </summary>
internal sealed partial class RedisRoles(ConfigurationOptions options, ILogger logger)
{
    /// <summary>The library asks each minute only; a server that comes back, or was demoted by a person, is to be seen at once.</summary>
    private Task asking = Task.CompletedTask;

    private volatile bool told;

    /// <summary>Of one address there is nothing to ask; a cluster has several masters by its nature, and Sentinel chooses one.</summary>
    private bool AreInDoubt => options.EndPoints.Count > 1 && options.ServiceName is null;

    /// <summary>Asks every server again for its role.</summary>
    public void AskAgain(ConnectionMultiplexer multiplexer)
    {
        if (AreInDoubt && asking.IsCompleted)
        {
            asking = multiplexer.ConfigureAsync();
        }
    }

    /// <summary>The servers that take writes where there are several; null where there is no such trouble.</summary>
    public async Task<string?> FindSeveralMastersAsync(ConnectionMultiplexer multiplexer)
    {
        if (!AreInDoubt)
        {
            return null;
        }

        await asking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var masters = Masters(multiplexer);
        if (masters.Count < 2)
        {
            told = false;
            return null;
        }

        AskAgain(multiplexer);
        var names = string.Join(" and ", masters.Select(RedisAddress.NameOf));
        if (!told)
        {
            told = true;
            LogSeveralMasters(logger, names);
        }

        return names;
    }

    /// <summary>Whether there are several, as far as is known.</summary>
    public bool HasSeveralMasters(ConnectionMultiplexer multiplexer) => AreInDoubt && Masters(multiplexer).Count > 1;

    private static List<EndPoint> Masters(ConnectionMultiplexer multiplexer) =>
        [.. multiplexer.GetServers().Where(server => server is { IsConnected: true, IsReplica: false, ServerType: ServerType.Standalone }).Select(server => server.EndPoint)];

    [LoggerMessage(
        EventId = 504,
        Level = LogLevel.Error,
        Message = "The Redis servers {Names} of --redis all take writes, each with a ledger of its own. Calls that cost money are refused until one is made the replica of the other.")]
    private static partial void LogSeveralMasters(ILogger logger, string names);
}
