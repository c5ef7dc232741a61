using System.Globalization;
using System.Net;
using StackExchange.Redis;

namespace HeyGen.McpServer.Platform.Redis;

/// <summary>Reads what <c>--redis</c> names: <c>host:port</c>, a <c>redis://</c> or <c>rediss://</c> URL, or a configuration of StackExchange.Redis.</summary>
internal static class RedisAddress
{
    private const int DefaultPort = 6379;

    /// <summary>Stand before what the user writes, for the last of two wins. A client of ours gives up sooner than the ten seconds that some hosts allow a call.</summary>
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
        return options.EndPoints.Count > 0 && !options.EndPoints.OfType<DnsEndPoint>().Any(end => end.Host.AsSpan().ContainsAny("@/ ")) ? options : throw Unreadable();
    }

    private static ConfigurationOptions ReadUrl(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("redis" or "rediss") || url.IdnHost.Length == 0 || url.Query.Length > 0)
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
