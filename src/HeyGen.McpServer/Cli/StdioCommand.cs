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

    public static Task<int> RunAsync(ServerSettings settings) => ServerHost.RunAsync(settings with { ServesLocalUser = true }, ServeAsync, ServerHost.AddStop);

    private static async Task<int> ServeAsync(IServiceProvider services, CancellationToken stop)
    {
        if (!Console.IsInputRedirected)
            await Console.Error.WriteLineAsync("Waiting for an MCP client to write here. Ctrl+C ends it; heygen-mcp --help shows what else there is.");

        return await services.GetRequiredService<StdioServer>().RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), stop);
    }
}
