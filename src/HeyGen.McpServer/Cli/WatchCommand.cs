using System.CommandLine;
using HeyGen.McpServer.Catalog.BuiltIn;
using HeyGen.McpServer.Cli.Composition;
using HeyGen.McpServer.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace HeyGen.McpServer.Cli;

/// <summary><c>watch</c>: a board of the jobs that run, whoever of this user's programs started them; plain lines where no terminal is.</summary>
internal static class WatchCommand
{
    public static Command Create(SettingsOptions settings)
    {
        var once = new Option<bool>("--once") { Description = "Print how the jobs are now, and end." };
        var follow = new Option<bool>("--follow") { Description = "Stay when nothing runs, and show what begins." };
        var command = new Command("watch", "Watch the running jobs until they have ended.") { once, follow };
        command.SetAction(async (result, _) => await RunAsync(settings.Read(result), result.GetValue(once), result.GetValue(follow)));
        return command;
    }

    private static async Task<int> RunAsync(ServerSettings settings, bool once, bool stays)
    {
        if (settings.Sandbox)
        {
            throw new ServerStartException("--sandbox: a sandbox that begins with this command has no jobs. Run 'heygen-mcp sandbox' in another terminal, "
                + "and set the two variables that it prints for whatever starts jobs and for watch.", ExitCode.Usage);
        }

        return await ServerHost.RunAsync(
            settings,
            async (services, stop) =>
            {
                try
                {
                    return await services.GetRequiredService<JobWatch>().RunAsync(once, stays, stop);
                }
                catch (Exception fault) when (fault is HeyGenException or LedgerException)
                {
                    var failures = services.GetRequiredService<FailureFormatter>();
                    var told = await failures.FormatAsync(fault, JobTools.List, [], new Caller(Caller.Terminal, SendProgress: null), CancellationToken.None);
                    await Console.Error.WriteLineAsync(told.Text);
                    return ExitCode.Of(told.Kind);
                }
            },
            services => services.AddSingleton<RunningJobs>().AddSingleton<JobWatch>());
    }
}
