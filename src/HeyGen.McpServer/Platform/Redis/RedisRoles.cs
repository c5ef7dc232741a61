using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace HeyGen.McpServer.Platform.Redis;

/// <summary>
/// Which of several addresses take writes. Two plain servers that both do, as after a failover that nobody oversaw, hold two ledgers and two sums of every budget:
/// the library would choose one of them, and not the same on every machine. It asks for roles once a minute, which is too late; this asks before each use.
/// </summary>
internal sealed partial class RedisRoles(ConfigurationOptions options, ILogger logger)
{
    private volatile bool told;

    /// <summary>Of one address there is nothing to ask; a cluster has several masters by its nature, and Sentinel chooses one.</summary>
    private bool AreInDoubt => options.EndPoints.Count > 1 && options.ServiceName is null;

    /// <summary>The servers that take writes where there are several; null where there is no such trouble.</summary>
    public async Task<string?> FindSeveralMastersAsync(ConnectionMultiplexer multiplexer)
    {
        if (!AreInDoubt)
        {
            return null;
        }

        IServer[] servers = [.. multiplexer.GetServers().Where(server => server is { IsConnected: true, ServerType: ServerType.Standalone })];
        var roles = await Task.WhenAll(servers.Select(IsMasterAsync));
        if (servers.Zip(roles).Any(one => one.Second == one.First.IsReplica))
        {
            // Else the library sends writes to where they were taken before.
            await multiplexer.ConfigureAsync();
        }

        var names = string.Join(" and ", servers.Where((_, place) => roles[place]).Select(server => RedisAddress.NameOf(server.EndPoint)));
        var areSeveral = roles.Count(isMaster => isMaster) > 1;
        if (areSeveral && !told)
        {
            LogSeveralMasters(logger, names);
        }

        told = areSeveral;
        return areSeveral ? names : null;
    }

    private static async Task<bool> IsMasterAsync(IServer server)
    {
        try
        {
            return await server.RoleAsync() is Role.Master;
        }
        catch (Exception fault) when (RedisFault.Is(fault))
        {
            // It has just gone, or this user may not ask: what the library knows must do.
            return server is { IsConnected: true, IsReplica: false };
        }
    }

    [LoggerMessage(
        EventId = 504,
        Level = LogLevel.Error,
        Message = "The Redis servers {Names} of --redis all take writes, each with a ledger of its own. Calls that cost money are refused until one is made the replica of the other.")]
    private static partial void LogSeveralMasters(ILogger logger, string names);
}
