using HeyGen.McpServer.Pipeline.Results;
using Microsoft.Extensions.DependencyInjection;

namespace HeyGen.McpServer.Cli;

/// <summary>Tells who pressed Ctrl+C what goes on all the same, and how to come back to it.</summary>
internal static class InterruptedCall
{
    public static async Task<int> TellAsync(IServiceProvider services, ToolDefinition tool, JsonObject arguments, Caller caller)
    {
        if (services.GetRequiredService<ServerSettings>().Sandbox)
        {
            await Console.Error.WriteLineAsync("Stopped. The sandbox ended with this command, and its jobs with it.");
            return ExitCode.Failed;
        }

        var jobs = tool.Submits ? await StartedAsync(services, caller) : tool.WaitsForJobs ? Asked(arguments) : [];
        await Console.Error.WriteLineAsync(jobs switch
        {
            null => "Stopped. Whether this call started a job could not be read; 'heygen-mcp call list_jobs' shows it.",
            [] => tool.Submits ? "Stopped. This call started nothing; 'heygen-mcp call list_jobs' shows what earlier ones did." : "Stopped.",
            _ => $"Stopped waiting. {string.Join(", ", jobs)} goes on at HeyGen. To wait for it: heygen-mcp call wait_for_job '{Arguments(jobs)}'",
        });
        return jobs is [] ? ExitCode.Failed : ExitCode.StillRunning;
    }

    private static string[] Asked(JsonObject arguments) => (arguments["job_ids"] ?? arguments["job_id"]) switch
    {
        null => [],
        JsonArray several => [.. several.Select(id => $"{id}")],
        var one => [$"{one}"],
    };

    /// <summary>The jobs of this call, or its submission where HeyGen has named none yet; null when the ledger cannot be read.</summary>
    private static async Task<string[]?> StartedAsync(IServiceProvider services, Caller caller)
    {
        try
        {
            var account = await services.GetRequiredService<HeyGenClient>().IdentifyAsync(CancellationToken.None);
            var rows = await services.GetRequiredService<ILedger>()
                .ListAsync(new LedgerQuery(account.Tag) { Caller = caller.Tag }, CancellationToken.None);
            return
            [
                .. rows.Where(row => row.Session == caller.Session && row.State is not SubmissionState.Prepared)
                    .SelectMany(row => row.JobIds.Count > 0 ? row.JobIds : [SubmissionFormatter.HandleOf(row)]),
            ];
        }
        catch (Exception fault) when (fault is HeyGenException or LedgerException)
        {
            return null;
        }
    }

    private static string Arguments(string[] jobs) =>
        new JsonObject { ["job_ids"] = new JsonArray([.. jobs.Select(job => JsonValue.Create(job))]) }.ToJsonString();
}
