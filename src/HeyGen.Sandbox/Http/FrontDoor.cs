using HeyGen.Sandbox.Control;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.Media;
using HeyGen.Sandbox.State;
using HeyGen.Sandbox.Users;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HeyGen.Sandbox.Http;

/// <summary>Puts the sandbox together and sends each request to the part that answers it: media, control door, sign-in, start page, or the API.</summary>
internal sealed class FrontDoor
{
    private readonly MediaLibrary _media;
    private readonly ControlDoor _control;
    private readonly TokenEndpoint _tokens;
    private readonly ApiDoor _api;

    public FrontDoor(SandboxOptions options, ILoggerFactory loggers)
    {
        var clock = new JobClock(options.TimeProvider, options.Speed);
        _media = new MediaLibrary(options.TimeProvider);
        var world = new World(clock, _media, new PublicCatalogue(_media));
        var accounts = new AccountRegistry(options.Credits, clock);
        var log = new RequestLog();
        var faults = new FaultPlan();
        _tokens = new TokenEndpoint(accounts);
        _api = new ApiDoor(world, accounts, log, faults, loggers.CreateLogger<ApiDoor>());
        _control = new ControlDoor(log, faults, accounts);
    }

    public Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path;
        context.Response.Headers["X-Request-Id"] = Ids.New();
        if (path.StartsWithSegments("/media"))
            return _media.ServeAsync(context);
        if (path.StartsWithSegments("/sandbox"))
            return _control.HandleAsync(context);
        if (path == TokenEndpoint.Path)
            return _tokens.HandleAsync(context);
        return path == "/" ? StartPage.SendAsync(context) : _api.HandleAsync(context);
    }
}
