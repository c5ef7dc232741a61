using System.Net;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>
/// Keeps web pages from reaching this server through a visitor's browser. The transport specification asks for the Origin check; the Host check is
/// against DNS rebinding, where a page's own name comes to mean 127.0.0.1 and its requests count as same-origin. The SDK does neither.
/// </summary>
internal sealed class RebindingGuard
{
    private readonly HashSet<string> hosts;
    private readonly HashSet<string> origins;

    public RebindingGuard(HttpServerOptions options)
    {
        hosts = new HashSet<string>(options.AllowedHosts, StringComparer.OrdinalIgnoreCase);
        origins = new HashSet<string>(options.AllowedOrigins.Select(origin => origin.TrimEnd('/')), StringComparer.OrdinalIgnoreCase);
        if (options.PublicUrl is { } publicUrl)
        {
            hosts.Add(publicUrl.Host);
            origins.Add(publicUrl.GetLeftPart(UriPartial.Authority));
        }
    }

    /// <summary>Answers 403 to a request that is addressed to a strange host or comes from a strange page.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var origin = request.Headers.Origin.ToString();
        if (!IsAllowedHost(request.Host.Host))
        {
            await RefuseAsync(context, "The Host header names a host that this server does not serve; see --public-url and --allowed-hosts.");
        }
        else if (origin.Length > 0 && !IsAllowedOrigin(origin) && !IsOwnOrigin(origin, request))
        {
            await RefuseAsync(context, "The Origin header names a web page that may not call this server; see --allowed-origins.");
        }
        else
        {
            await next(context);
        }
    }

    /// <summary>Whether a page of this origin may call us across origins.</summary>
    public bool IsAllowedOrigin(string origin) =>
        origins.Contains(origin) || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && IsHttp(uri) && IsLoopback(uri.Host));

    private bool IsAllowedHost(string host) => IsLoopback(host) || hosts.Contains(host);

    private static bool IsOwnOrigin(string origin, HttpRequest request) =>
        origin.Equals($"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);

    private static bool IsHttp(Uri uri) => uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));

    private static Task RefuseAsync(HttpContext context, string message) =>
        JsonRpcResponses.WriteErrorAsync(context, StatusCodes.Status403Forbidden, McpErrorCode.InvalidRequest, message);
}
