namespace HeyGen.McpServer.Mcp.Http;

/// <summary>The settings of the HTTP server; the command line's options of the same names.</summary>
internal sealed record HttpServerOptions
{
    /// <summary>No caller is asked who they are; only loopback addresses may be served so.</summary>
    public const string NoAuthentication = "none";

    /// <summary>The addresses to listen on, separated by semicolons. Port 0 takes a free one.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:3333";

    /// <summary>Also serve the HTTP+SSE transport of revision 2024-11-05, at <c>/mcp/sse</c> and <c>/mcp/message</c>.</summary>
    public bool LegacySse { get; init; }

    /// <summary>How callers prove who they are: <c>none</c>, <c>token</c>, <c>jwt</c> or <c>passthrough</c>.</summary>
    public string Auth { get; init; } = NoAuthentication;

    /// <summary>Host names, without port, that requests may be addressed to besides loopback and <see cref="PublicUrl"/>.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Origins (<c>https://app.example.com</c>) of web pages that may call, besides loopback and our own.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Where clients reach this server when a proxy stands in front of it.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>How long a stopping server lets requests in flight finish, before it cuts them off.</summary>
    public TimeSpan DrainTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Times the resume window of dropped streams and the idle time of sessions.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
