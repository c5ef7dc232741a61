using System.Runtime.InteropServices;

namespace HeyGen.McpServer.Cli;

/// <summary>
/// Turns the first SIGTERM or SIGINT (Ctrl+C) into a cancelled token, so that the program can end its work and leave with code 0. A second signal ends
/// the process at once, as without us.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    // Never disposed of: a signal may arrive while the program leaves, and this source holds nothing but memory.
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration terminate;
    private readonly PosixSignalRegistration interrupt;

    public StopSignals()
    {
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
    }

    public CancellationToken Token => stop.Token;

    public void Dispose()
    {
        terminate.Dispose();
        interrupt.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = !stop.IsCancellationRequested;
        stop.Cancel();
    }
}
