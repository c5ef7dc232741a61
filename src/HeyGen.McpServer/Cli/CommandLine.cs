using System.CommandLine;
using System.CommandLine.Parsing;

namespace HeyGen.McpServer.Cli;

/// <summary>The program's commands. Without one it serves over standard input and output, as a client's configuration starts it.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var result = Root().Parse(args);
        if (result.Errors.Count > 0)
        {
            foreach (var error in result.Errors)
                await Console.Error.WriteLineAsync(error.Message);

            // A setting that cannot be read says itself what it takes.
            if (result.Errors.Any(error => error.SymbolResult is CommandResult))
                await Console.Error.WriteLineAsync("Run with --help for the commands and options.");

            return ExitCode.Usage;
        }

        try
        {
            // Null: signals are ours to handle, because each command ends its own way.
            return await result.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
        }
        catch (ServerStartException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return refusal.ExitCode;
        }
    }

    private static RootCommand Root()
    {
        var settings = new SettingsOptions();
        var root = new RootCommand("Unofficial MCP server for HeyGen: AI agents make and manage videos. Without a command it serves over stdin and stdout.");
        settings.AddTo(root);
        root.SetAction((result, cancellationToken) => StdioCommand.RunAsync(settings.Read(result)));
        root.Subcommands.Add(StdioCommand.Create(settings));
        root.Subcommands.Add(HttpCommand.Create(settings));
        root.Subcommands.Add(TokenCommand.Create());
        root.Subcommands.Add(SandboxCommand.Create(settings));
        root.Subcommands.Add(WebhookCommand.Create(settings));
        root.Subcommands.Add(CallCommand.Create(settings));
        root.Subcommands.Add(ToolsCommand.Create(settings));
        root.Subcommands.Add(ManifestsCommand.Create());
        return root;
    }
}
