using System.CommandLine;
using HeyGen.McpServer.Cli.Composition;
using HeyGen.McpServer.Mcp.Stdio;
using Microsoft.Extensions.DependencyInjection;

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

    public static Task<int> RunAsync(ServerSettings settings) => ServerHost.RunAsync(
        settings with { ServesLocalUser = true },
        (services, stop) => services.GetRequiredService<StdioServer>().RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), stop));
}
