namespace HeyGen.McpServer.Cli;

/// <summary>Asks the person at the terminal what a client would ask by a form.</summary>
internal static class TerminalQuestion
{
    /// <summary>A person sits there, and standard input is not where the call's arguments come from.</summary>
    /// <param name="arguments">The arguments as the command line names them.</param>
    public static bool CanBeAsked(string arguments) => arguments != "-" && !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>Anything but a yes is a no.</summary>
    public static async Task<bool> AskAsync(string message, CancellationToken cancellationToken)
    {
        await Console.Error.WriteAsync($"{message}\nGo ahead? [y/N] ");
        // Reading from a terminal blocks whatever its token says.
        var line = await Task.Run(Console.In.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
        return line?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
