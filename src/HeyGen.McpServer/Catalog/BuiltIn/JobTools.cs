using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Pipeline.Waiting;

namespace HeyGen.McpServer.Catalog.BuiltIn;

internal sealed record GetJob([Description("Job id from an earlier result, e.g. video:abc123.")] string JobId);

/// <summary>One id or several: hosts that check arguments themselves never let a single one become a list.</summary>
internal sealed record WaitForJob(
    [Description("Job ids from earlier results, e.g. video:abc123."), ItemCount(1, 100)] IReadOnlyList<string>? JobIds = null,
    [Description("A single job id.")] string? JobId = null);

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
        Keywords = "is it done ready finished yet status check task running still progress peek now quick fresh links render ended",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        RequestType = ToolJson.Default.GetJob,
        Handler = typeof(GetJobHandler),
        Example = """{"job_id": "$create_video_from_avatar.job.id"}""",
    };

    public static ToolDefinition Wait { get; } = new()
    {
        Name = "wait_for_job",
        Title = "Wait for jobs",
        Description =
            "Waits for one or more jobs started earlier, also by another session, and returns their results. Free; waiting again never starts work again.",
        Keywords = "till finished until done ready tell me when come back render ended completes resume stay watching timed out",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        RequestType = ToolJson.Default.WaitForJob,
        Rules = [ArgumentRule.ExactlyOneOf("job_ids", "job_id")],
        WaitsForJobs = true,
        Handler = typeof(WaitForJobHandler),
        Example = """{"job_ids": ["$create_video_from_avatar.job.id", "$create_lipsync.job.id"]}""",
    };

    public static ToolDefinition List { get; } = new()
    {
        Name = "list_jobs",
        Title = "List jobs",
        Description = "Lists what was started before, newest first: state, estimate, job ids. Free.",
        Keywords = "history started submitted earlier before yesterday today recent past everything running so lost id which what all show tasks every " +
            "how many",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        RequestType = ToolJson.Default.ListJobs,
        Handler = typeof(ListJobsHandler),
        Example = """{"kind": "video", "since": "2026-01-31"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Wait, Get, List];
}

/// <summary>Does <c>get_job</c>.</summary>
internal sealed class GetJobHandler(JobLookup lookup, IJobReader jobs, JobCosts costs) : IToolHandler
{
    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var found = await lookup.FindAsync([call.Read(ToolJson.Default.GetJob).JobId], call.Caller, TimeSpan.Zero, timer: null, cancellationToken);
        if (found.Other is { } other)
            return other;

        if (found.Jobs is [var (kind, id, _)])
            return await costs.AddAsync(JobFormatter.Format(kind, await jobs.ReadAsync(kind, id, cancellationToken)), cancellationToken);

        var reads = await Task.WhenAll(found.Jobs.Select(
            async job => new FinishedJob(job.Kind, job.Id, new LastRead(await jobs.ReadAsync(job.Kind, job.Id, cancellationToken), Fault: null))));
        return await costs.AddAsync(JobSetFormatter.Format(reads, found.Open), cancellationToken);
    }
}

/// <summary>Does <c>wait_for_job</c>.</summary>
internal sealed class WaitForJobHandler(JobLookup lookup, WaitingStage waiting, CallTimers timers, JobCosts costs) : IToolHandler
{
    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        await using var timer = timers.Start(call, cancellationToken);
        var arguments = call.Read(ToolJson.Default.WaitForJob);
        var ids = (arguments.JobIds ?? [arguments.JobId!]).Distinct(StringComparer.Ordinal).ToList();
        var found = await lookup.FindAsync(ids, call.Caller, timer.Wait, timer, cancellationToken);
        if (found.Other is { } other)
            return other;

        var finished = await waiting.WaitAsync(await lookup.MarkAsync(found.Jobs, cancellationToken), timer, cancellationToken);
        var result = finished is [var only] && found.Open.Count == 0
            ? JobFormatter.Format(only.Kind, only.Last.Require())
            : JobSetFormatter.Format(finished, found.Open);
        return await costs.AddAsync(result, cancellationToken);
    }
}
