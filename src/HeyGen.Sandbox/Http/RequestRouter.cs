using HeyGen.Sandbox.Users;
using Microsoft.Extensions.Logging;

namespace HeyGen.Sandbox.Http;

/// <summary>
/// Puts the sandbox together and sends each request to the part that answers it: media, uploads, control endpoint, sign-in, consent page, start page,
/// or the API.
/// </summary>
internal sealed class RequestRouter : IDisposable
{
    private readonly FileStore files = new();
    private readonly MediaLibrary media;
    private readonly WebhookDispatcher webhooks;
    private readonly ControlEndpoint control;
    private readonly TokenEndpoint tokens;
    private readonly UploadEndpoint uploads;
    private readonly ConsentPage consent;
    private readonly ApiEndpoint api;
    private readonly TimeProvider time;

    public RequestRouter(SandboxOptions options, ILoggerFactory loggers)
    {
        time = options.TimeProvider;
        var clock = new JobClock(options.TimeProvider, options.Speed);
        media = new MediaLibrary(options.TimeProvider);
        var world = new World(clock, media, new PublicCatalogue(media));
        webhooks = world.Webhooks;
        var accounts = new AccountRegistry(options.Credits, clock);
        var log = new RequestLog();
        var faults = new FaultPlan();
        tokens = new TokenEndpoint(accounts);
        consent = new ConsentPage(accounts, clock);
        api = new ApiEndpoint(world, accounts, log, faults, loggers.CreateLogger<ApiEndpoint>());
        uploads = new UploadEndpoint(world.Uploads, files, clock, log, faults);
        control = new ControlEndpoint(log, faults, accounts, webhooks.Sender);
    }

    public Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path;
        context.Response.Headers["X-Request-Id"] = Ids.New();
        // HeyGen's clock is the one that its created_at fields bear.
        context.Response.Headers.Date = time.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        return path switch
        {
            _ when path.StartsWithSegments("/media") => media.ServeAsync(context),
            _ when path.StartsWithSegments("/uploads") => uploads.HandleAsync(context),
            _ when path.StartsWithSegments("/sandbox") => control.HandleAsync(context),
            _ when path.StartsWithSegments(ConsentPage.Path) => consent.HandleAsync(context),
            _ when path == TokenEndpoint.Path => tokens.HandleAsync(context),
            _ when StartPage.IsAsked(path) => StartPage.SendAsync(context),
            _ => api.HandleAsync(context),
        };
    }

    public void Dispose()
    {
        webhooks.Dispose();
        files.Dispose();
    }
}
