using System.Net;
using StackExchange.Redis;

namespace HeyGen.McpServer.Platform.Redis;

/// <summary>Reads what <c>--redis</c> names: <c>host:port</c>, a <c>redis://</c> or <c>rediss://</c> URL, or a configuration of StackExchange.Redis.</summary>
internal static class RedisAddress
{
    private const int DefaultPort = 6379;

    /// <summary>
    /// Stand before what the user writes, for the last of two wins. A client of ours gives up sooner than the ten seconds that some hosts allow a call.
    /// </summary>
    private const string Defaults = "connectTimeout=3000,asyncTimeout=3000,syncTimeout=3000,connectRetry=1,name=heygen-mcp";

    /// <exception cref="FormatException">It names no Redis. The message repeats nothing of it, for it may hold a password.</exception>
    public static ConfigurationOptions Read(string address)
    {
        var options = address.Contains("://", StringComparison.Ordinal) ? ReadUrl(address) : ReadConfiguration(address);
        options.SetDefaultPorts();
        // The server starts and serves reads without Redis, and goes on by itself when it is back.
        options.AbortOnConnectFail = false;
        options.ReconnectRetryPolicy = new LinearRetry(1000);
        return options;
    }

    /// <summary>The hosts and ports, without any password.</summary>
    public static string NameOf(ConfigurationOptions options) => string.Join(", ", options.EndPoints.Select(NameOf));

    public static string NameOf(EndPoint end) =>
        end is DnsEndPoint named ? string.Create(CultureInfo.InvariantCulture, $"{named.Host}:{named.Port}") : end.ToString()!;

    private static ConfigurationOptions ReadConfiguration(string address)
    {
        if (address.Split(',').SkipWhile(part => !part.Contains('=')).Any(part => !part.Contains('=')))
        {
            throw new FormatException("--redis: what stands between two commas after the first option is no option. If a password has a comma in it, write the "
                + "address as redis://user:password@host:port, with %2C for the comma.");
        }

        ConfigurationOptions options;
        try
        {
            options = ConfigurationOptions.Parse($"{Defaults},{address}");
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException)
        {
            throw Unreadable();
        }

        // What stands before an @ is a password in the wrong place, and would be shown as part of the host.
        return options.EndPoints.Count > 0 && !options.EndPoints.OfType<DnsEndPoint>().Any(end => end.Host.AsSpan().ContainsAny("@/ ")) ? options
            : throw Unreadable();
    }

    private static ConfigurationOptions ReadUrl(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("redis" or "rediss") || url.IdnHost.Length == 0
            || url.Query.Length > 0)
        {
            throw Unreadable();
        }

        var options = ConfigurationOptions.Parse(Defaults);
        options.EndPoints.Add(url.IdnHost, url.Port > 0 ? url.Port : DefaultPort);
        options.Ssl = url.Scheme == "rediss";
        var login = url.UserInfo.Split(':', 2);
        options.User = login[0].Length > 0 ? Uri.UnescapeDataString(login[0]) : null;
        options.Password = login.Length > 1 ? Uri.UnescapeDataString(login[1]) : null;
        options.DefaultDatabase = ReadDatabase(url.AbsolutePath.Trim('/'));
        return options;
    }

    private static int? ReadDatabase(string path) => path.Length == 0
        ? null
        : int.TryParse(path, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Unreadable();

    private static FormatException Unreadable() =>
        new("--redis: expected host:port, redis://user:password@host:port/database (rediss:// for TLS), or a configuration such as host:port,password=...");
}

/// <summary>
/// Which of several addresses take writes. Two plain servers that both do, as after a failover that nobody oversaw, hold two ledgers and two sums of every
/// budget:
/// the library would choose one of them, and not the same on every machine. It asks for roles once a minute, which is too late; this asks before each use.
/// </summary>
internal sealed class RedisRoles(ConfigurationOptions options)
{
    /// <summary>Of one address there is nothing to ask; a cluster has several masters by its nature, and Sentinel chooses one.</summary>
    private bool AreInDoubt => options.EndPoints.Count > 1 && options.ServiceName is null;

    /// <summary>The servers that take writes where there are several; null where there is no such trouble.</summary>
    public async Task<string?> FindSeveralMastersAsync(ConnectionMultiplexer multiplexer)
    {
        if (!AreInDoubt)
            return null;

        IServer[] servers = [.. multiplexer.GetServers().Where(server => server is { IsConnected: true, ServerType: ServerType.Standalone })];
        var roles = await Task.WhenAll(servers.Select(IsMasterAsync));
        if (servers.Zip(roles).Any(one => one.Second == one.First.IsReplica))
        {
            // Else the library sends writes to where they were taken before.
            await multiplexer.ConfigureAsync();
        }

        var names = string.Join(" and ", servers.Where((_, place) => roles[place]).Select(server => RedisAddress.NameOf(server.EndPoint)));
        var areSeveral = roles.Count(isMaster => isMaster) > 1;
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
}
