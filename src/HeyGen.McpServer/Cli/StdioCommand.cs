using System.CommandLine;
using HeyGen.McpServer.Cli.Composition;
using HeyGen.McpServer.Mcp.Stdio;
using HeyGen.McpServer.Model;

namespace HeyGen.McpServer.Cli;

/// <summary><c>stdio</c>: serves one client over standard input and output.</summary>
internal static class StdioCommand
{
    public static Command Create(SettingsOptions settings)
    {
        var command = new Command("stdio", "Serve over stdin and stdout (the default).");
        command.SetAction((result, _) => RunAsync(settings.Read(result)));
        return command;
    }

    public static async Task<int> RunAsync(ServerSettings settings)
    {
        using var signals = new StopSignals();
        await using var server = new ServerComposition(settings with { ServesLocalUser = true });
        return await StdioServer.RunAsync(
            server.Serving, Console.OpenStandardInput(), Console.OpenStandardOutput(), TimeProvider.System, signals.Token);
    }
}
