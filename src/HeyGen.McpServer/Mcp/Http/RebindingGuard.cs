using System.Net;
using HeyGen.McpServer.Webhooks;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>
/// Keeps web pages from reaching this server through a visitor's browser, and strangers from reaching it through a proxy or tunnel. The transport
/// specification asks for the Origin check; the Host check is against DNS rebinding, where a page's own name comes to mean 127.0.0.1 and its requests
/// count as same-origin. The SDK does neither. Where tokens are asked for, these keep strangers out, and any Host may be named.
/// </summary>
internal sealed class RebindingGuard
{
    /// <summary>What proxies and tunnels add, some of which name the loopback address that they forward to as the Host.</summary>
    private static readonly string[] forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "CF-Connecting-IP"];

    private static readonly PathString webhookPath = new(WebhookAddress.Path.TrimEnd('/'));

    private readonly HashSet<string> hosts;
    private readonly HashSet<string> origins;
    private readonly string? publicHost;
    private readonly bool asksForTokens;

    public RebindingGuard(HttpServerOptions options)
    {
        hosts = new HashSet<string>(options.AllowedHosts, StringComparer.OrdinalIgnoreCase);
        origins = new HashSet<string>(options.AllowedOrigins.Select(origin => origin.TrimEnd('/')), StringComparer.OrdinalIgnoreCase);
        asksForTokens = options.Tokens is not null;
        if (options.PublicUrl is { } publicUrl)
        {
            publicHost = publicUrl.Host;
            hosts.Remove(publicHost);
            origins.Add(publicUrl.GetLeftPart(UriPartial.Authority));
        }
    }

    /// <summary>Answers 403 to a request that is addressed to a strange host or comes from a strange page.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var origin = request.Headers.Origin.ToString();
        if (!asksForTokens && !IsFromThisMachine(request) && !(IsFromOutside(request) && request.Path.StartsWithSegments(webhookPath)))
        {
            await RefuseAsync(context, IsFromOutside(request)
                ? "From outside this server takes webhooks only, because it asks nobody for a token; start it with --auth token."
                : "The Host header names a host that this server does not serve; see --public-url and --allowed-hosts.");
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

    private bool IsFromThisMachine(HttpRequest request) =>
        hosts.Contains(request.Host.Host) || (IsLoopback(request.Host.Host) && !IsForwarded(request));

    private bool IsFromOutside(HttpRequest request) => IsPublic(request) || (IsLoopback(request.Host.Host) && IsForwarded(request));

    private bool IsPublic(HttpRequest request) => request.Host.Host.Equals(publicHost, StringComparison.OrdinalIgnoreCase) && !IsLoopback(request.Host.Host);

    private static bool IsForwarded(HttpRequest request) => forwarding.Any(request.Headers.ContainsKey);

    private static bool IsOwnOrigin(string origin, HttpRequest request) =>
        origin.Equals($"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);

    private static bool IsHttp(Uri uri) => uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));

    private static Task RefuseAsync(HttpContext context, string message) =>
        JsonRpcResponses.WriteErrorAsync(context, StatusCodes.Status403Forbidden, McpErrorCode.InvalidRequest, message);
}
