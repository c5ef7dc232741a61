using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.McpServer.Resources;
using HeyGen.McpServer.Schemas;
using HeyGen.McpServer.Tools.Calls;
using HeyGen.McpServer.Tools.Results;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Tools;

/// <summary>A tool as the MCP SDK sees it: words a call for the pipeline, and its outcome for the client.</summary>
internal sealed class HeyGenTool(ToolDefinition definition, CallPipeline pipeline) : McpServerTool
{
    private readonly Lazy<Tool> protocolTool = new(() => ListedTool.From(definition));

    public override Tool ProtocolTool => protocolTool.Value;

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        var arguments = new JsonObject((request.Params.Arguments ?? new Dictionary<string, JsonElement>())
            .Select(argument => KeyValuePair.Create(argument.Key, JsonNode.Parse(argument.Value.GetRawText()))));
        var outcome = await pipeline.CallAsync(definition, arguments, CallerOf(request), cancellationToken);
        return Result(outcome);
    }

    private static Caller CallerOf(RequestContext<CallToolRequestParams> request)
    {
        var server = request.Server;
        var clientName = request.JsonRpcRequest.Context?.ClientInfo?.Name ?? server.ClientInfo?.Name;
        return request.Params.ProgressToken is not { } token
            ? new Caller(clientName, SendProgress: null)
            : new Caller(clientName, (report, cancellation) => server.NotifyProgressAsync(
                token,
                new ProgressNotificationValue { Progress = (float)report.Percent, Total = 100, Message = report.Message },
                cancellationToken: cancellation));
    }

    private static CallToolResult Result(ToolOutcome outcome)
    {
        List<ContentBlock> content = [new TextContentBlock { Text = outcome.Text }];
        content.AddRange(outcome.Media.Select(link => new ResourceLinkBlock { Uri = link.Uri, Name = link.Name, MimeType = JobResource.MediaType }));
        return new CallToolResult
        {
            Content = content,
            IsError = outcome.IsError,
            StructuredContent = outcome.Structured is { } structured ? JsonSerializer.SerializeToElement(structured, ToolJson.Default.JsonObject) : null,
        };
    }
}
