using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace HeyGen.McpServer.Cli.Composition;

/// <summary>Stops the host at the first SIGTERM or SIGINT (Ctrl+C), for an end with code 0. A second one ends the process at once.</summary>
internal sealed class SignalLifetime(IHostApplicationLifetime application) : IHostLifetime, IDisposable
{
    private PosixSignalRegistration? terminate;
    private PosixSignalRegistration? interrupt;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        terminate?.Dispose();
        interrupt?.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = !application.ApplicationStopping.IsCancellationRequested;
        application.StopApplication();
    }
}
