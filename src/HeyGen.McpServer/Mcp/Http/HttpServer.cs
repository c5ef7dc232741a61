using System.Net.Sockets;
using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>Streamable HTTP at <c>/mcp</c>, from 2025-03-26 on; if switched on, HTTP+SSE at <c>/mcp/sse</c> and <c>/mcp/message</c>.</summary>
internal static partial class HttpServer
{
    /// <summary>
    /// The largest request body, in bytes: a file of 3 MB as a tool's base64 argument. Larger media goes through links or HeyGen's direct uploads.
    /// </summary>
    public const long LargestRequest = 4 * 1024 * 1024;

    public const string McpPath = "/mcp";

    /// <summary>Serves until <paramref name="stop"/> is cancelled or the process gets a signal, and lets requests in flight finish.</summary>
    /// <exception cref="ServerStartException">The server cannot or must not start with these settings.</exception>
    public static async Task<int> RunAsync(Action<WebApplicationBuilder> compose, HttpServerOptions options, CancellationToken stop)
    {
        await using var server = await StartAsync(compose, options, stop);
        var logger = server.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(HttpServer));
        LogListening(logger, server.Address);
        await server.WaitForStopAsync(stop);
        return 0;
    }

    /// <exception cref="ServerStartException">The server cannot or must not start with these settings.</exception>
    public static async Task<RunningHttpServer> StartAsync(
        Action<WebApplicationBuilder> compose, HttpServerOptions options, CancellationToken cancellationToken)
    {
        var urls = ListenAddresses.Read(options);
        var application = Build(compose, options, urls);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException or InvalidOperationException)
        {
            // Kestrel's message names what is wrong: the port is in use or not permitted, the address is not this machine's.
            await application.DisposeAsync();
            throw new ServerStartException(exception.Message, 1, exception);
        }
        return new RunningHttpServer(application);
    }

    private static WebApplication Build(Action<WebApplicationBuilder> compose, HttpServerOptions options, string[] urls)
    {
        // Empty, not slim: the slim builder also reads appsettings.json and ASPNETCORE_ variables, either of which could add an address to listen on
        // behind the back of ListenAddresses.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(urls).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            // A client that does not read holds its answers in memory. Kestrel's own 240 bytes a second let it do so for hours.
            kestrel.Limits.MinResponseDataRate = new MinDataRate(32 * 1024, TimeSpan.FromSeconds(5));
            kestrel.Limits.MaxConcurrentConnections = 2000;
        });
        // That the port is taken is one line of the command's own.
        builder.Services.AddLogging(logging => logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None));
        builder.Services.AddRoutingCore();
        builder.Services.AddCors();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.DrainTime);
        AddMcp(builder.Services, options);
        compose(builder);

        var application = builder.Build();
        var serving = application.Services.GetRequiredService<McpServing>();
        var guard = new RebindingGuard(options);
        Health.Map(application, serving, application.Services.GetService<IServerHealth>());
        MetricsPage.Map(application, application.Services.GetService<WebhookCounts>() ?? new WebhookCounts(), application.Services.GetService<JobPoller>());
        if (application.Services.GetService<WebhookReceiver>() is { } receiver)
            WebhookEndpoint.Map(application, receiver);

        application.MapMcp(McpPath);
        // Probes address a container by whatever name or number they know, and their answer contains nothing worth guarding.
        application.UseWhen(context => !Health.IsProbe(context.Request), branch => branch.Use(guard.InvokeAsync));
        application.UseCors(policy => AllowPages(policy, guard));
        var page = new VisitorPage(
            options,
            serving.ServerInfo.Version,
            application.Services.GetService<ToolSelection>() ?? ToolSelection.Nothing,
            application.Services.GetService<ServerSettings>()?.Sandbox is true);
        application.UseWhen(VisitorPage.IsAsked, branch => branch.Run(page.SendAsync));
        // After the answers to preflights, which carry no token.
        if (options.Tokens is { } tokens)
            application.UseWhen(NeedsToken, branch => branch.Use(new TokenAuthentication(tokens).InvokeAsync));

        var toolsets = application.Services.GetRequiredService<IToolCatalog>().Toolsets;
        application.UseWhen(
            context => context.Request.Path.StartsWithSegments(McpPath), branch =>
                branch.Use((context, next) => ToolsetHeaders.InvokeAsync(context, toolsets, next)));
        var sessions = application.Services.GetRequiredService<HttpSessions>();
        application.UseWhen(
            context => context.Request.Path.StartsWithSegments(McpPath), branch => branch.Use(new PostedMessages(sessions).InvokeAsync));
        application.UseWhen(IsStreamableHttp, branch => branch.Use(sessions.ReopenAsync));
        application.UseWhen(IsStreamableHttp, branch => branch.Use(RevisionsOverHttp.InvokeAsync));
        return application;
    }

    /// <summary>Probes say nothing, webhooks have their signature, and clients look without a token for how to get one.</summary>
    private static bool NeedsToken(HttpContext context) =>
        context.Request.Path.StartsWithSegments(McpPath) || context.Request.Path.StartsWithSegments(MetricsPage.Path);

    // Not the paths below: a legacy session's initialize is handled while its event stream is the current request.
    private static bool IsStreamableHttp(HttpContext context) =>
        context.Request.Path.StartsWithSegments(McpPath, out var rest) && (!rest.HasValue || rest == "/");

    private static void AddMcp(IServiceCollection services, HttpServerOptions options)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(options.TimeProvider);
        services.AddSingleton(provider => new ServerStop(provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));
        services.AddSingleton<RefusalLog>();
        services.AddSingleton<HttpSessions>();
        services.AddSingleton<RevisionsOverHttp>();
        services.AddSingleton<ResumableCalls>();
        services.AddSingleton<EventMemory>();
        services.AddSingleton<UnansweredRequests>();
        services.AddSingleton<ToolsetHeaders>();
#pragma warning disable MCP9006 // See ResumableEventStore.
        services.AddSingleton<ISseEventStreamStore>(provider => new ResumableEventStore(
            provider.GetRequiredService<ResumableCalls>(),
            provider.GetRequiredService<IHttpContextAccessor>(),
            provider.GetRequiredService<EventMemory>(),
            provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));
#pragma warning restore MCP9006
        services.AddMcpServer().WithHttpTransport(transport =>
        {
            transport.SessionMode = HttpServerSessionMode.StatefulForInitializeClients;
            transport.TimeProvider = options.TimeProvider;
#pragma warning disable MCP9004 // Deprecated since 2025-03-26, but some hosts speak nothing else; off unless asked for.
            transport.EnableLegacySse = options.LegacySse;
#pragma warning restore MCP9004
        });
        services.AddOptions<HttpServerTransportOptions>().Configure<HttpSessions>((transport, sessions) =>
#pragma warning disable MCPEXP002 // The only place that sees every session.
            transport.RunSessionHandler = sessions.RunAsync);
#pragma warning restore MCPEXP002
        services.AddOptions<McpServerOptions>()
            .Configure<McpServing, ToolsetHeaders, RevisionsOverHttp, ResumableCalls, UnansweredRequests>(
                (server, serving, headers, revisions, calls, unanswered) =>
                {
                    serving.Apply(server, headers.Tools);
                    server.Filters.Message.IncomingFilters.Add(unanswered.Filter);
                    server.Filters.Message.IncomingFilters.Add(revisions.Filter);
                    server.Filters.Message.IncomingFilters.Add(calls.Filter);
                })
            .Configure<HttpSessions>((server, sessions) => server.Filters.Message.IncomingFilters.Add(sessions.Filter))
            .Configure<RefusalLog>((server, refusals) => server.Filters.Message.OutgoingFilters.Add(refusals.Filter));
    }

    // Any header: X-HeyGen-* and Mcp-Param-* are open sets, and a page that may call at all may choose its headers.
    private static void AllowPages(CorsPolicyBuilder policy, RebindingGuard guard) => policy
        .SetIsOriginAllowed(guard.IsAllowedOrigin)
        .WithMethods(HttpMethods.Get, HttpMethods.Post, HttpMethods.Delete, HttpMethods.Options)
        .AllowAnyHeader()
        .WithExposedHeaders("Mcp-Session-Id", "WWW-Authenticate")
        .SetPreflightMaxAge(TimeSpan.FromHours(1));

    [LoggerMessage(Level = LogLevel.Information, Message = "Serving MCP at {Address}/mcp.")]
    private static partial void LogListening(ILogger logger, string address);
}

/// <summary>An HTTP server that has started. Disposing of it stops it.</summary>
internal sealed class RunningHttpServer(WebApplication application) : IAsyncDisposable
{
    /// <summary>The first address that it listens on, with the port that it really got, without trailing slash.</summary>
    public string Address => application.Urls.First();

    public IServiceProvider Services => application.Services;

    /// <summary>Waits until the process gets a signal or <paramref name="stop"/> is cancelled, then lets requests in flight finish.</summary>
    public Task WaitForStopAsync(CancellationToken stop) => application.WaitForShutdownAsync(stop);

    /// <summary>Stops to take requests and waits for those in flight, at most the drain time.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => application.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
    }
}
