using System.CommandLine;
using System.Text.Encodings.Web;
using HeyGen.McpServer.Catalog;
using HeyGen.McpServer.Cli.Composition;
using HeyGen.McpServer.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace HeyGen.McpServer.Cli;

/// <summary><c>call</c>: calls one tool as a client would, and waits. Progress goes to standard error, the result to standard output.</summary>
internal static class CallCommand
{
    /// <summary>The result is read by people too: quotes and other scripts stand as themselves.</summary>
    private static readonly JsonSerializerOptions readable =
        new(JsonNodes.Default.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(SettingsOptions settings)
    {
        var tool = new Argument<string>("TOOL") { Description = "Name of the tool." };
        var json = new Argument<string>("JSON") { Description = "Its arguments as a JSON object, @FILE, or - for stdin.", DefaultValueFactory = _ => "{}" };
        var timeout = new Option<int?>("--timeout") { Description = "Seconds to wait for the job at most.", HelpName = "S" };
        var yes = new Option<bool>("--yes") { Description = "Agree beforehand to whatever would be asked." };
        var command = new Command("call", "Call one tool and wait for its result.") { tool, json, timeout, yes };
        command.SetAction(async (result, _) =>
            await RunAsync(settings.Read(result), result.GetValue(tool)!, result.GetValue(json)!, result.GetValue(timeout), result.GetValue(yes)));
        return command;
    }

    private static async Task<int> RunAsync(ServerSettings settings, string name, string json, int? timeout, bool yes)
    {
        if (ToolCatalog.Select(settings.Toolsets, settings.ReadOnly).Find(name) is not { } tool)
        {
            await Console.Error.WriteLineAsync(ToolCatalog.DescribeUnknown(name));
            return ExitCode.Usage;
        }

        if (await ReadArgumentsAsync(json) is not { } arguments)
        {
            await Console.Error.WriteLineAsync("The arguments are no JSON object. Write them as '{\"name\": \"value\"}', @FILE, or - for stdin.");
            return ExitCode.Usage;
        }

        if (tool.TakesWait && timeout is { } seconds)
            arguments.TryAdd(OwnArguments.WaitSeconds, seconds);

        return await ServerHost.RunAsync(
            settings with { ServesLocalUser = true }, (services, stop) => RunAsync(services, settings, new TerminalCall(tool, arguments, json, yes), stop));
    }

    private static async Task<int> RunAsync(IServiceProvider services, ServerSettings settings, TerminalCall call, CancellationToken stop)
    {
        var pipeline = services.GetRequiredService<ToolCallPipeline>();
        await using var terminal = new TerminalProgress();
        // Whoever calls from a terminal works in its folder.
        var caller = new Caller(Caller.Terminal, terminal.ShowAsync)
        {
            Tools = services.GetRequiredService<ToolSelection>(),
            Roots = _ => Task.FromResult<IReadOnlyList<string>>([Environment.CurrentDirectory]),
            // A person at a terminal makes call after call; to the budget of a session each is one.
            Session = Guid.NewGuid().ToString("N"),
            CanAnswerForms = call.Yes || TerminalQuestion.CanBeAsked(call.ArgumentsFrom),
        };
        try
        {
            var result = await pipeline.CallAsync(call.Tool, call.Arguments, caller, stop);
            if (result.Elicitation is FormElicitation question)
            {
                var agrees = call.Yes || await TerminalQuestion.AskAsync(question.Message, stop);
                var answer = new ElicitationAnswer(agrees ? ElicitationAnswer.Accept : ElicitationAnswer.Decline, question.State) { Agrees = agrees };
                result = await pipeline.CallAsync(call.Tool, call.Arguments, caller with { Answer = answer }, stop);
            }

            if (result.Kind is ResultKind.Done)
                await terminal.CompleteAsync(stop);

            await terminal.DisposeAsync();
            return await PrintAsync(result, settings);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped waiting. A job that was started goes on at HeyGen.");
            return ExitCode.StillRunning;
        }
    }

    private static async Task<int> PrintAsync(ToolResult outcome, ServerSettings settings)
    {
        if (outcome.Structured is { } structured)
        {
            await Console.Out.WriteLineAsync(structured.ToJsonString(readable));
        }
        else
        {
            await Console.Error.WriteLineAsync(outcome.Text);
        }

        if (outcome is { Kind: ResultKind.NeedsConfirmation, Structured: { } asked } && asked["confirmation"]!["token"] is not null)
            await Console.Error.WriteLineAsync($"Nothing was sent: {asked["confirmation"]!["reason"]} To agree beforehand, call with --yes.");

        if (settings.Sandbox && outcome.Structured?["links"] is JsonObject { Count: > 0 })
        {
            await Console.Error.WriteLineAsync(
                "The sandbox ended with this command, and its links with it. For links that stay, run 'heygen-mcp sandbox' in another terminal.");
        }

        return ExitCode.Of(outcome.Kind);
    }

    private static async Task<JsonObject?> ReadArgumentsAsync(string json)
    {
        try
        {
            var text = json switch
            {
                "-" => await Console.In.ReadToEndAsync(),
                ['@', .. var path] => await File.ReadAllTextAsync(path),
                _ => json,
            };
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <param name="ArgumentsFrom">Where they come from, as the command line names it.</param>
    /// <param name="Yes">The person has agreed beforehand.</param>
    private sealed record TerminalCall(ToolDefinition Tool, JsonObject Arguments, string ArgumentsFrom, bool Yes);
}
