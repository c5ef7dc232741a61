using System.CommandLine;
using HeyGen.McpServer.Cli.Composition;
using HeyGen.Sandbox;

namespace HeyGen.McpServer.Cli;

/// <summary><c>sandbox</c>: serves the simulated HeyGen alone, for several programs or for another client library.</summary>
internal static class SandboxCommand
{
    public static Command Create(SettingsOptions settings)
    {
        var urls = Setting.Value("--urls", "Address to listen on.", "URL", "http://127.0.0.1:4444", text => text);
        var command = new Command("sandbox", "Serve the simulated HeyGen alone.") { urls };
        command.SetAction(async (result, _) =>
        {
            var speed = settings.Read(result).SandboxSpeed;
            return await ServerHost.RunAsync(new ServerSettings(), async (_, stop) =>
            {
                await using var sandbox = await StartAsync(result.GetValue(urls)!, speed, stop);
                await Console.Error.WriteLineAsync(
                    $"Simulated HeyGen at {sandbox.Address}. To use it: HEYGEN_API_BASE_URL={sandbox.Address} HEYGEN_API_KEY={sandbox.ApiKey}");
                await sandbox.WaitForShutdownAsync(stop);
                return ExitCode.Ok;
            });
        });
        return command;
    }

    /// <exception cref="ServerStartException">The address is taken, or not this machine's alone.</exception>
    private static async Task<SandboxServer> StartAsync(string urls, double speed, CancellationToken cancellationToken)
    {
        try
        {
            return await SandboxServer.StartAsync(new SandboxOptions { Urls = urls, Speed = speed }, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException or ArgumentException or UriFormatException)
        {
            throw new ServerStartException(fault.Message, fault is IOException ? ExitCode.Failed : ExitCode.Usage, fault);
        }
    }
}
