using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>An HTTP server that has started. Disposing of it stops it.</summary>
internal sealed class RunningHttpServer(WebApplication application) : IAsyncDisposable
{
    /// <summary>The first address that it listens on, with the port that it really got, without trailing slash.</summary>
    public string Address => application.Urls.First();

    public IServiceProvider Services => application.Services;

    /// <summary>Waits until the process is told to end or <paramref name="stop"/> is cancelled, then lets requests in flight finish.</summary>
    public Task WaitForStopAsync(CancellationToken stop) => application.WaitForShutdownAsync(stop);

    /// <summary>Stops to take requests and waits for those in flight, at most the drain time.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => application.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
    }
}
