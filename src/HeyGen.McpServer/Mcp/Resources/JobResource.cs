using HeyGen.McpServer.Catalog.BuiltIn;
using HeyGen.McpServer.Mcp.Calls;
using HeyGen.McpServer.Pipeline;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Resources;

/// <summary>What a job made, under its <see cref="JobUri"/>: reading it reads the job again, and so gives fresh links.</summary>
internal sealed class JobResource(ToolCallPipeline pipeline, IJobKinds kinds) : McpServerResource
{
    /// <summary>Media is a link, never bytes: what is read here is the links.</summary>
    public const string MediaType = "application/json";

    public override ResourceTemplate ProtocolResourceTemplate { get; } = new()
    {
        Name = "job",
        Title = "HeyGen job",
        UriTemplate = JobUri.Template,
        Description = "A job's state and fresh links to what it made.",
        MimeType = MediaType,
    };

    public override IReadOnlyList<object> Metadata => [];

    public override bool IsMatch(string uri) => Job(uri) is not null;

    public override async ValueTask<ReadResourceResult> ReadAsync(
        RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken = default)
    {
        var caller = new Caller(ClientName: null, SendProgress: null) { Tag = CallerReader.TagOf(request.User) };
        var outcome = await ReadAsync(Job(request.Params.Uri)!.Value, caller, cancellationToken);
        return outcome.Structured is { } structured
            ? new ReadResourceResult
            {
                Contents =
                [new TextResourceContents { Uri = request.Params.Uri, MimeType = MediaType, Text = structured.ToJsonString() }]
            }
            : throw Missing(request, outcome.Text);
    }

    public Task<ToolResult> ReadAsync(JobId job, Caller caller, CancellationToken cancellationToken) =>
        pipeline.CallAsync(JobTools.Get, new JsonObject { ["job_id"] = job.ToString() }, caller, cancellationToken);

    /// <summary>MCP has no code of its own for a missing resource since 2026-07-28.</summary>
    public static McpProtocolException Missing<TParameters>(RequestContext<TParameters> request, string message) => new(
        message, McpTool.RevisionOf(request) is TasksCapability.FirstRevision ? McpErrorCode.InvalidParams : McpErrorCode.ResourceNotFound);

    /// <summary>Null for a URI of none of our jobs.</summary>
    public JobId? Job(string uri) => JobUri.Parse(uri) is { } job && kinds.Find(job.Kind) is not null ? job : null;
}
