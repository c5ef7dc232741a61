using System.CommandLine;
using HeyGen.McpServer.Catalog;
using HeyGen.McpServer.Cli.Composition;
using HeyGen.McpServer.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace HeyGen.McpServer.Cli;

/// <summary><c>call</c>: calls one tool as a client would, and waits. Progress goes to standard error, the result to standard output.</summary>
internal static class CallCommand
{
    private const string Description =
        "Call one tool and wait for its result. Exit code: 0 done, 1 failed at HeyGen or on the way, 2 wrong arguments, 3 no key or not agreed to, 4 still running.";

    public static Command Create(SettingsOptions settings)
    {
        var tool = new Argument<string>("TOOL") { Description = "Name of the tool." };
        var json = new Argument<string>("JSON") { Description = "Its arguments as a JSON object, @FILE, or - for stdin.", DefaultValueFactory = _ => "{}" };
        var timeout = Setting.Once<int?>("--timeout", "The longest wait for the job: seconds, or a time such as 30m.", "S", Setting.ReadSeconds);
        var yes = new Option<bool>("--yes") { Description = "Agree beforehand to whatever would be asked." };
        var download = Setting.Once<string?>(
            "--download", "Fetch the result's files into this folder; paths go to stderr and to files.", "DIR", SettingText.ReadPath);
        var oneLine = new Option<bool>("--json") { Description = "Print one line of JSON, for a failure too." };
        var output = Setting.Once<string?>("--output", "Write the result to this file instead of stdout.", "FILE", SettingText.ReadPath);
        var command = new Command("call", Description) { tool, json, timeout, yes, download, oneLine, output };
        command.SetAction(async (result, _) => await RunAsync(settings.Read(result), result.GetValue(tool)!, result.GetValue(json)!, result.GetValue(timeout),
            new TerminalOptions(result.GetValue(yes), result.GetValue(download), new ResultOutput(result.GetValue(oneLine), result.GetValue(output)))));
        return command;
    }

    private static async Task<int> RunAsync(ServerSettings settings, string name, string json, int? timeout, TerminalOptions options)
    {
        if (ToolCatalog.Select(settings.Toolsets, settings.ReadOnly).Find(name) is not { } tool)
        {
            await Console.Error.WriteLineAsync(ToolCatalog.DescribeUnknown(name));
            return ExitCode.Usage;
        }

        var arguments = await CallArguments.ReadAsync(json);
        if (settings.Sandbox)
            TerminalResult.RequireNoEarlierJob(arguments);

        if (tool.TakesWait && timeout is { } seconds)
            arguments.TryAdd(OwnArguments.WaitSeconds, seconds);

        return await ServerHost.RunAsync(
            settings with { ServesLocalUser = true }, (services, stop) => RunAsync(services, settings, new TerminalCall(tool, arguments, json, options), stop));
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
            CanAnswerForms = call.Options.Yes || TerminalQuestion.CanBeAsked(call.ArgumentsFrom),
        };
        try
        {
            var result = await pipeline.CallAsync(call.Tool, call.Arguments, caller, stop);
            if (result.Elicitation is FormElicitation question)
            {
                var agrees = call.Options.Yes || await TerminalQuestion.AskAsync(question.Message, stop);
                if (stop.IsCancellationRequested)
                {
                    await Console.Error.WriteLineAsync("Stopped. Nothing was sent.");
                    return ExitCode.Denied;
                }

                var answer = new ElicitationAnswer(agrees ? ElicitationAnswer.Accept : ElicitationAnswer.Decline, question.State) { Agrees = agrees };
                result = await pipeline.CallAsync(call.Tool, call.Arguments, caller with { Answer = answer }, stop);
            }

            if (result.Kind is ResultKind.Done)
                await terminal.CompleteAsync(stop);

            await terminal.DisposeAsync();
            if (call.Options.Download is { } folder)
                result = await CallDownload.AddAsync(result, Path.GetFullPath(folder), pipeline, caller, stop);

            return await TerminalResult.PrintAsync(result, call.Arguments, settings.Sandbox, call.Options.Output);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // First the bar, which would draw over the message.
            await terminal.DisposeAsync();
            return await InterruptedCall.TellAsync(services, call.Tool, call.Arguments, caller);
        }
    }

    /// <param name="ArgumentsFrom">Where they come from, as the command line names it.</param>
    private sealed record TerminalCall(ToolDefinition Tool, JsonObject Arguments, string ArgumentsFrom, TerminalOptions Options);

    /// <param name="Yes">The person has agreed beforehand.</param>
    /// <param name="Download">Folder for the result's files.</param>
    private sealed record TerminalOptions(bool Yes, string? Download, ResultOutput Output);
}
