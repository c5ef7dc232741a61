using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HeyGen.Sandbox;

/// <summary>A simulated HeyGen: an HTTP server that answers the v3 API from memory, without account, money or network.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    /// <summary>What Kestrel lets a request send before it ends the connection. Far above what the API takes, so that a refusal can be read.</summary>
    private const long LargestTransfer = 1024 * 1024 * 1024;

    private readonly WebApplication application;
    private readonly RequestRouter router;

    private SandboxServer(WebApplication application, RequestRouter router, Uri address)
    {
        this.application = application;
        this.router = router;
        Address = address;
    }

    /// <summary>The key that every sandbox accepts.</summary>
    public const string DefaultApiKey = "sandbox-key";

    /// <summary>The address the server is bound to, with its real port.</summary>
    public Uri Address { get; }

    /// <summary>A key this sandbox accepts. Any other key that begins with <c>sandbox</c> is an account of its own.</summary>
    public string ApiKey { get; } = DefaultApiKey;

    /// <summary>Starts a sandbox with fresh state.</summary>
    /// <exception cref="ArgumentException">
    /// An address is not plain <c>http</c>, or not loopback although <see cref="SandboxOptions.AllowRemote"/> is off, or the speed is not above 0.
    /// </exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!(options.Speed > 0))
            throw new ArgumentException($"The sandbox's speed must be above 0, not {options.Speed}.", nameof(options));

        var application = Build(options);
        var router = new RequestRouter(options, application.Services.GetRequiredService<ILoggerFactory>());
        try
        {
            foreach (var url in options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                application.Urls.Add(ListeningAddress(url, options.AllowRemote));

            application.Run(router.HandleAsync);
            await application.StartAsync(ct);
        }
        catch
        {
            await application.DisposeAsync();
            router.Dispose();
            throw;
        }

        var bound = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        return new SandboxServer(application, router, new Uri(bound));
    }

    /// <summary>Completes when the server stops, and stops it when <paramref name="ct"/> is cancelled.</summary>
    public Task WaitForShutdownAsync(CancellationToken ct) => application.WaitForShutdownAsync(ct);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        router.Dispose();
    }

    private static WebApplication Build(SandboxOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestTransfer;
        });
        if (options.Socket is { } socket)
            builder.WebHost.UseSockets(transport => transport.CreateBoundListenSocket = _ => socket);

        builder.Services.AddSingleton(options.LoggerFactory ?? NullLoggerFactory.Instance);
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        // A request held by a scripted fault must not hold up the end.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        return builder.Build();
    }

    private static string ListeningAddress(string url, bool allowRemote)
    {
        if (Parse(url) is not { Scheme: "http" } address)
            throw new ArgumentException($"The sandbox listens on plain http addresses such as http://127.0.0.1:4444, not on \"{url}\".");
        var isLoopback = address.Host == "localhost" || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
        if (!isLoopback && !allowRemote)
            throw new ArgumentException($"The sandbox listens on loopback only, because its keys protect nothing; \"{url}\" is open to others.");
        return url;
    }

    private static BindingAddress? Parse(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Takes the place of the console lifetime, which would catch Ctrl+C in a process that is not ours and write to its standard output.</summary>
    private sealed class EmbeddedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
