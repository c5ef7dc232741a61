using System.Threading.Channels;
using Spectre.Console;

namespace HeyGen.McpServer.Cli;

/// <summary>Shows a call's progress on standard error: a bar where a person watches, plain lines where not.</summary>
internal sealed class TerminalProgress : IAsyncDisposable
{
    private readonly Channel<ProgressReport> reports = Channel.CreateUnbounded<ProgressReport>(new() { SingleReader = true });
    private readonly Task showing;
    private bool hasShown;

    public TerminalProgress() => showing = Console.IsErrorRedirected ? ShowLinesAsync() : ShowBarAsync();

    public Task ShowAsync(ProgressReport report, CancellationToken cancellationToken)
    {
        hasShown = true;
        return reports.Writer.WriteAsync(report, cancellationToken).AsTask();
    }

    /// <summary>All is done: a bar that was drawn becomes full.</summary>
    public Task CompleteAsync(CancellationToken cancellationToken) =>
        hasShown ? ShowAsync(new ProgressReport(100, "Done"), cancellationToken) : Task.CompletedTask;

    /// <summary>Returns when everything is shown.</summary>
    public async ValueTask DisposeAsync()
    {
        reports.Writer.TryComplete();
        await showing;
    }

    private async Task ShowLinesAsync()
    {
        await foreach (var report in reports.Reader.ReadAllAsync())
            await Console.Error.WriteLineAsync($"{report.Percent,3:0}% {report.Message}");
    }

    private async Task ShowBarAsync()
    {
        // A call that reports nothing (a list, a mistake) gets no bar.
        if (!await reports.Reader.WaitToReadAsync())
            return;

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error), Interactive = InteractionSupport.Yes });
        var latest = new ProgressReport(0, "Preparing the call");
        var bar = new ProgressBoard(() => [new BoardLine(Title: null, latest.Message, latest.Percent)], () => console.Profile.Height);
        await console.Live(bar).StartAsync(async display =>
        {
            await foreach (var report in reports.Reader.ReadAllAsync())
            {
                latest = report;
                display.Refresh();
            }
        });
    }
}

/// <summary>Asks the person at the terminal what a client would ask by a form.</summary>
internal static class TerminalQuestion
{
    /// <summary>A person sits there, and standard input is not where the call's arguments come from.</summary>
    public static bool CanBeAsked(string arguments) => arguments != CallArguments.Input && !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>Anything but a yes is a no, Ctrl+C too.</summary>
    public static async Task<bool> AskAsync(string message, CancellationToken cancellationToken)
    {
        await Console.Error.WriteAsync($"{message}\nGo ahead? [y/N] ");
        // Reading from a terminal blocks whatever its token says.
        var reading = Task.Run(Console.In.ReadLine, CancellationToken.None);
        await ((Task)reading).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!reading.IsCompleted)
        {
            await Console.Error.WriteLineAsync();
            return false;
        }

        var line = await reading;
        return line?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
