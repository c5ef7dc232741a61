using System.Net;
using Microsoft.AspNetCore.Http;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>The settings of the HTTP server; the command line's options of the same names.</summary>
internal sealed record HttpServerOptions
{
    /// <summary>The addresses to listen on, separated by semicolons. Port 0 takes a free one.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:3333";

    /// <summary>Also serve the HTTP+SSE transport of revision 2024-11-05, at <c>/mcp/sse</c> and <c>/mcp/message</c>.</summary>
    public bool LegacySse { get; init; }

    /// <summary>The tokens by which callers prove who they are; null to ask nobody, and then only this machine is served.</summary>
    public BearerTokens? Tokens { get; init; }

    /// <summary>Host names, without port, that requests may be addressed to besides loopback where no tokens are asked for.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Origins (<c>https://app.example.com</c>) of web pages that may call, besides loopback and our own.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Where this server is reached from outside, through a proxy or tunnel: by HeyGen's webhooks, and with tokens by clients.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>How long a stopping server lets requests in flight finish, before it cuts them off.</summary>
    public TimeSpan DrainTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Times the resume window of dropped streams and the idle time of sessions.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}

/// <summary>The addresses that the HTTP server may listen on.</summary>
internal static class ListenAddresses
{
    /// <summary>Reads and judges <see cref="HttpServerOptions.Urls"/>.</summary>
    /// <exception cref="ServerStartException">
    /// An address cannot be read, wants TLS, or can be reached from elsewhere while callers need no token.
    /// </exception>
    public static string[] Read(HttpServerOptions options)
    {
        var urls = options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (urls.Length == 0)
            throw new ServerStartException("No address to listen on; set --urls, for example http://127.0.0.1:3333.", 2);

        foreach (var url in urls)
            Check(url, options.Tokens is not null);

        return urls;
    }

    private static void Check(string url, bool asksForTokens)
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

        if (!asksForTokens && !IsLoopback(address))
        {
            throw new ServerStartException(
                $"'{url}' can be reached from other machines, and without authentication anyone there could spend the account's money. " +
                "Add --auth token with tokens of 'heygen-mcp token NAME', or listen on loopback only, such as http://127.0.0.1:3333.", 2);
        }
    }

    // Kestrel listens on every interface for a host name that it does not know, so that only these count as loopback.
    private static bool IsLoopback(BindingAddress address) =>
        address.IsUnixPipe
        || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
}
