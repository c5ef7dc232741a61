using System.Net;
using HeyGen.McpServer.Model;
using Microsoft.AspNetCore.Http;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>The addresses that the HTTP server may listen on.</summary>
internal static class ListenAddresses
{
    /// <summary>Reads and judges <see cref="HttpServerOptions.Urls"/>.</summary>
    /// <exception cref="ServerStartException">
    /// An address cannot be read, wants TLS, or can be reached from elsewhere while callers need not authenticate.
    /// </exception>
    public static string[] Read(HttpServerOptions options)
    {
        string[] urls = options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (urls.Length == 0)
            throw new ServerStartException("No address to listen on; set --urls, for example http://127.0.0.1:3333.", 2);
        foreach (string url in urls)
            Check(url, options.Auth);
        return urls;
    }

    private static void Check(string url, string authentication)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException exception)
        {
            throw new ServerStartException($"'{url}' is no address to listen on; write it like http://127.0.0.1:3333.", 2, exception);
        }

        if (!address.Scheme.Equals("http", StringComparison.OrdinalIgnoreCase))
            throw new ServerStartException($"'{url}' is not http: put a proxy in front of the server for TLS, and name its address with --public-url.", 2);
        if (authentication == HttpServerOptions.NoAuthentication && !IsLoopback(address))
        {
            throw new ServerStartException(
                $"'{url}' can be reached from other machines, and without authentication anyone there could spend the account's money. " +
                "Listen on loopback only, such as http://127.0.0.1:3333; authentication comes with a later version.", 2);
        }
    }

    // Kestrel listens on every interface for a host name that it does not know, so that only these count as loopback.
    private static bool IsLoopback(BindingAddress address) =>
        address.IsUnixPipe
        || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host, out IPAddress? ip) && IPAddress.IsLoopback(ip));
}
