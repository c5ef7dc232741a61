using System.CommandLine;
using HeyGen.McpServer.Mcp.Http;

namespace HeyGen.McpServer.Cli;

/// <summary><c>token</c>: makes a token for a caller of the HTTP server. Its line goes to standard output, to be appended to the tokens file.</summary>
internal static class TokenCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "Whose token it is." };
        var command = new Command("token", "Make a token for a caller of 'http --auth token'; prints the line for --tokens-file.") { name };
        command.SetAction(async (result, _) =>
        {
            try
            {
                var (token, line) = BearerTokens.Make(result.GetValue(name)!);
                await Console.Error.WriteLineAsync($"Its client sends this, which is shown only now: Authorization: Bearer {token}");
                await Console.Out.WriteLineAsync(line);
                return ExitCode.Ok;
            }
            catch (FormatException problem)
            {
                await Console.Error.WriteLineAsync(problem.Message);
                return ExitCode.Usage;
            }
        });
        return command;
    }
}
