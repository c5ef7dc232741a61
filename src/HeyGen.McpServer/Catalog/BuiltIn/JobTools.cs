using System.ComponentModel;
using System.Text.Json.Nodes;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Model.Requests;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Pipeline.Waiting;
using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Catalog.BuiltIn;

/// <summary>Arguments of <c>get_job</c>.</summary>
internal sealed record GetJob
{
    [Description("Job id from an earlier result, e.g. video:abc123.")]
    public required string JobId { get; set; }
}

/// <summary>Arguments of <c>wait_for_job</c>.</summary>
internal sealed record WaitForJob
{
    [Description("Job ids from earlier results, e.g. video:abc123.")]
    [ItemCount(1, 100)]
    public required IReadOnlyList<string> JobIds { get; set; }
}

/// <summary>Our own tools for jobs that an earlier call, or another process, started.</summary>
internal static class JobTools
{
    /// <summary>Always offered: a job may have been started by any other tool, or by another process.</summary>
    public const string Toolset = "job";

    public static ToolDefinition Get { get; } = new()
    {
        Name = "get_job",
        Title = "Look at a job",
        Description = "Reads a job's state once, with fresh links when it is done. Free.",
        Keywords = "is it done fresh links status render ended",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        RequestType = ToolJson.Default.GetJob,
        Handler = GetAsync,
    };

    public static ToolDefinition Wait { get; } = new()
    {
        Name = "wait_for_job",
        Title = "Wait for jobs",
        Description = "Waits for one or more jobs started earlier, also by another session, and returns their results. Free; waiting again never starts work again.",
        Keywords = "till finished until ready tell me when come back render ended",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        RequestType = ToolJson.Default.WaitForJob,
        ArgumentAliases = new Dictionary<string, string> { ["job_id"] = "job_ids", ["jobId"] = "job_ids" },
        WaitsForJobs = true,
        Handler = WaitAsync,
    };

    public static ToolDefinition List { get; } = new()
    {
        Name = "list_jobs",
        Title = "List jobs",
        Description = "Lists what was started before, newest first: state, estimate, job ids. Free.",
        Keywords = "history earlier yesterday submitted so far lost id",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        RequestType = ToolJson.Default.ListJobs,
        Handler = JobList.ShowAsync,
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Wait, Get, List];

    private static async Task<ToolResult> GetAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        var found = await SubmissionHandles.ResolveAsync([call.Arguments["job_id"]!.GetValue<string>()], TimeSpan.Zero, progress: null, services, cancellationToken);
        if (found.Other is { } other)
        {
            return other;
        }

        if (found.Jobs is not [var (kind, id)])
        {
            return await JobSet.WaitAsync(Awaited(found.Jobs), TimeSpan.Zero, services, progress: null, cancellationToken);
        }

        var outcome = JobFormatter.Outcome(kind, await services.JobReader.ReadAsync(kind, id, cancellationToken));
        return outcome;
    }

    private static async Task<ToolResult> WaitAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        await using var progress = CallProgress.Start(call.Caller, services, cancellationToken);
        var time = new CallTime(call, services);
        var ids = call.Arguments["job_ids"]!.AsArray().Select(id => id!.GetValue<string>()).Distinct(StringComparer.Ordinal);
        var found = await SubmissionHandles.ResolveAsync([.. ids], time.Wait, progress, services, cancellationToken);
        if (found.Other is { } other)
        {
            return other;
        }

        var outcome = found is { Jobs: [var (kind, id)], Open.Count: 0 }
            ? JobFormatter.Outcome(kind, await services.Jobs.WaitAsync(new AwaitedJob(kind, id), time.Left, look => progress?.Show(kind, look), cancellationToken))
            : await JobSet.WaitAsync(Awaited(found.Jobs), time.Left, services, progress, cancellationToken, found.Open);
        return outcome;
    }

    private static IReadOnlyList<AwaitedJob> Awaited(IReadOnlyList<(JobKind Kind, string Id)> jobs) => [.. jobs.Select(job => new AwaitedJob(job.Kind, job.Id))];

    /// <summary>The jobs of these ids; or what to tell when one is no job id.</summary>
    public static (IReadOnlyList<(JobKind Kind, string Id)> Jobs, ToolResult? Unknown) Find(IEnumerable<string> ids)
    {
        var jobs = new List<(JobKind, string)>();
        var kinds = string.Join(", ", JobKinds.Rows.Select(kind => kind.Name));
        foreach (var text in ids)
        {
            if (!JobId.TryParse(text, out var id) || JobKinds.Find(id.Value.Kind) is not { } kind)
            {
                var example = JobId.TryParse(text, out _) ? "video:abc123" : $"video:{UntrustedText.Clean(text)}";
                return ([], new ToolResult
                {
                    Kind = ResultKind.BadArguments,
                    Text = $"\"{UntrustedText.Clean(text)}\" is not a job id. A job id is kind:id, e.g. {example}; kinds: {kinds}.",
                });
            }

            jobs.Add((kind, id.Value.Id));
        }

        return (jobs, null);
    }
}
