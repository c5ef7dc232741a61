using HeyGen.McpServer.Mcp.Apps;
using HeyGen.McpServer.Mcp.Resources;
using HeyGen.McpServer.Pipeline;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Calls;

/// <summary>A tool as the MCP SDK sees it: turns its request into a call of the pipeline, and the result into the SDK's.</summary>
internal sealed class McpTool(
    ToolDefinition definition, ToolCallPipeline pipeline, ToolSelection selection, Func<ToolDefinition, Tool> listing, TimeProvider time) : McpServerTool
{
    /// <summary>Clients of earlier revisions refuse a result with a kind of content that they do not know, after the money is spent.</summary>
    private const string FirstWithResourceLinks = "2025-06-18";

    public override Tool ProtocolTool => listing(definition);

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default) =>
        Result(await CallAsync(request, cancellationToken), RevisionOf(request));

    public async Task<ToolResult> CallAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        var arguments = new JsonObject((request.Params.Arguments ?? new Dictionary<string, JsonElement>())
            .Select(argument => KeyValuePair.Create(argument.Key, JsonNode.Parse(argument.Value.GetRawText()))));
        var folders = new ClientFolders(request);
        var caller = CallerReader.Of(request, time) with
        {
            Roots = folders.ReadAsync,
            ShowsOrders = AppPage.Of(definition) is not null && AppsExtension.IsDeclared(request.JsonRpcRequest, request.Server),
        };
        var outcome = folders.Require(await CallAsync(arguments, caller, cancellationToken));
        if (outcome.Elicitation is { } question)
        {
            // Not a failure: the SDK asks the person, by the form of the client's revision, and calls again with the answer.
            throw CallerReader.Ask(question, folders);
        }

        // Before 2026-07-28 the SDK keeps the state itself: the client did nothing wrong.
        return outcome.RefusesState && TasksCapability.IsOfRevision(request.JsonRpcRequest)
            ? throw new McpProtocolException(outcome.Text, McpErrorCode.InvalidParams)
            : outcome;
    }

    public Task<ToolResult> CallAsync(JsonObject arguments, Caller caller, CancellationToken cancellationToken) =>
        pipeline.CallAsync(definition, arguments, caller with { Tools = selection }, cancellationToken);

    /// <summary>The protocol revision that a client speaks: it says so in each request since 2026-07-28, and once before.</summary>
    public static string? RevisionOf<TParameters>(RequestContext<TParameters> request) =>
        request.JsonRpcRequest.Context?.ProtocolVersion ?? request.Server.NegotiatedProtocolVersion;

    /// <param name="outcome">What the call gave.</param>
    /// <param name="revision">The protocol revision that the client speaks; null for the newest.</param>
    public static CallToolResult Result(ToolResult outcome, string? revision = null)
    {
        List<ContentBlock> content = [new TextContentBlock { Text = outcome.Text }];
        if (revision is null || string.CompareOrdinal(revision, FirstWithResourceLinks) >= 0)
        {
            content.AddRange(outcome.Media.Select(link =>
                new ResourceLinkBlock { Uri = link.Uri, Name = link.Name, Description = outcome.Headline, MimeType = JobResource.MediaType }));
        }

        return new CallToolResult
        {
            Content = content,
            IsError = outcome.IsError,
            StructuredContent = outcome.Structured is { } structured ? JsonSerializer.SerializeToElement(structured, JsonNodes.Default.JsonObject) : null,
        };
    }
}
