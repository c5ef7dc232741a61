using System.CommandLine;
using System.CommandLine.Parsing;

namespace HeyGen.McpServer.Cli;

/// <summary>The program's commands. Without one it serves over standard input and output, as a client's configuration starts it.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        // No response files: @FILE is the arguments of a call.
        var result = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Errors.Count == 0 && StrayOption(result) is { } stray)
        {
            await Console.Error.WriteLineAsync($"'{result.CommandResult.Command.Name}' has no option {stray}. Run with --help for those that there are.");
            return ExitCode.Usage;
        }

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

    /// <summary>The parser takes an option that it does not know for the command's next argument.</summary>
    private static string? StrayOption(ParseResult result) => result.CommandResult.Children.OfType<ArgumentResult>()
        .SelectMany(argument => argument.Tokens).Select(token => token.Value).FirstOrDefault(text => text is ['-', _, ..]);

    private static RootCommand Root()
    {
        var settings = new SettingsOptions();
        var root = new RootCommand("Unofficial MCP server for HeyGen: AI agents make and manage videos. Without a command it serves over stdin and stdout.");
        settings.AddTo(root);
        root.SetAction((result, cancellationToken) => StdioCommand.RunAsync(settings.Read(result)));
        root.Subcommands.Add(StdioCommand.Create(settings));
        root.Subcommands.Add(new HttpCommand(settings).Create());
        root.Subcommands.Add(TokenCommand.Create());
        root.Subcommands.Add(SandboxCommand.Create(settings));
        root.Subcommands.Add(WebhookCommand.Create(settings));
        root.Subcommands.Add(CallCommand.Create(settings));
        root.Subcommands.Add(WatchCommand.Create(settings));
        root.Subcommands.Add(ToolsCommand.Create(settings));
        root.Subcommands.Add(ManifestsCommand.Create(root));
        foreach (var command in root.Subcommands.Where(command => command.Options.Count > 0))
            command.Description += $" Options of its own: {string.Join(", ", command.Options.Select(option => option.Name))}.";

        return root;
    }
}
