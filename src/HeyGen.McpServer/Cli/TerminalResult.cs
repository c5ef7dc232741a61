using System.Text.Encodings.Web;

namespace HeyGen.McpServer.Cli;

/// <summary>How and where a result is written.</summary>
/// <param name="OneLine">As one line of JSON, a failure too.</param>
/// <param name="File">Null for standard output.</param>
internal sealed record ResultOutput(bool OneLine, string? File);

/// <summary>Prints what a call came to, and says by the exit code what a script must know.</summary>
internal static class TerminalResult
{
    private const string KeepSandbox = "run 'heygen-mcp sandbox' in another terminal and set the two variables that it prints.";

    /// <summary>The result is read by people too: quotes and other scripts stand as themselves.</summary>
    private static readonly JsonSerializerOptions readable =
        new(JsonNodes.Default.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions oneLine = new(readable) { WriteIndented = false };

    public static async Task<int> PrintAsync(ToolResult outcome, JsonObject arguments, bool inSandbox, ResultOutput output)
    {
        if (outcome.Structured is null)
            await Console.Error.WriteLineAsync(outcome.Text);

        if ((outcome.Structured ?? (output.OneLine ? Failure(outcome) : null)) is { } result)
            await WriteAsync(result.ToJsonString(output.OneLine ? oneLine : readable), output.File);

        if (outcome is { Kind: ResultKind.NeedsConfirmation, Structured: { } asked } && asked["confirmation"]!["token"] is not null)
            await Console.Error.WriteLineAsync($"Nothing was sent: {asked["confirmation"]!["reason"]} To agree beforehand, call with --yes.");

        if (inSandbox && outcome.Kind is ResultKind.StillRunning)
            await Console.Error.WriteLineAsync($"The sandbox ended with this command, and the job with it. For jobs that go on, {KeepSandbox}");

        if (inSandbox && outcome.Structured?["links"] is JsonObject { Count: > 0 })
            await Console.Error.WriteLineAsync($"The sandbox ended with this command, and its links with it. For links that stay, {KeepSandbox}");

        return outcome.Kind switch
        {
            ResultKind.Done when HasFailures(outcome.Structured) => ExitCode.Failed,
            ResultKind.StillRunning when AsksNotToWait(arguments) => ExitCode.Ok,
            var kind => ExitCode.Of(kind),
        };
    }

    private static JsonObject Failure(ToolResult outcome) =>
        new() { ["error"] = new JsonObject { ["exit_code"] = ExitCode.Of(outcome.Kind), ["message"] = outcome.Text } };

    /// <exception cref="ServerStartException">The file cannot be written; the result goes to standard output.</exception>
    private static async Task WriteAsync(string text, string? file)
    {
        try
        {
            await (file is null ? Console.Out.WriteLineAsync(text) : File.WriteAllTextAsync(file, text + "\n"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await Console.Out.WriteLineAsync(text);
            throw new ServerStartException($"--output {file}: {fault.Message}", ExitCode.Usage, fault);
        }
    }

    /// <summary>A sandbox that begins with this command would be asked for half a minute, in vain.</summary>
    /// <exception cref="ServerStartException">The call is about a job that was started before.</exception>
    public static void RequireNoEarlierJob(JsonObject arguments)
    {
        if (arguments.ContainsKey("job_id") || arguments.ContainsKey("job_ids"))
        {
            throw new ServerStartException(
                $"--sandbox: this sandbox begins with this command and has no job of an earlier one. For jobs that stay, {KeepSandbox}", ExitCode.Usage);
        }
    }

    /// <summary>Among several jobs, of a batch or waited for together, one that failed does not make the whole a failure to a model, which reads on.</summary>
    private static bool HasFailures(JsonObject? result)
    {
        var counts = result?["jobs"] is JsonArray ? result["counts"] : (result?["job"] as JsonObject)?["counts"];
        return counts is JsonObject states && states.Any(state => state.Key is "failed" or "gone" or "refused" or "unknown" && (int?)state.Value > 0);
    }

    private static bool AsksNotToWait(JsonObject arguments) => arguments.Any(argument =>
        argument.Key.Replace("_", "", StringComparison.Ordinal).Equals("waitSeconds", StringComparison.OrdinalIgnoreCase) && argument.Value?.ToString() == "0");
}
