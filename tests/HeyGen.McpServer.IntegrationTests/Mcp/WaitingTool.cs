using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.IntegrationTests.Mcp;

/// <summary>A tool that waits until it is finished or its token fires, and tells of both. Like one that waits for a render.</summary>
internal sealed class WaitingTool(bool heedsToken = true) : McpServerTool
{
    public const string Name = "wait";

    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Started => started.Task;

    /// <summary>Completes when the token of the call fires.</summary>
    public Task Stopped => stopped.Task;

    public override Tool ProtocolTool { get; } = new()
    {
        Name = Name,
        Description = "Waits.",
        InputSchema = JsonElement.Parse("""{ "type": "object" }"""),
    };

    public override IReadOnlyList<object> Metadata { get; } = [];

    /// <summary>Lets the call return.</summary>
    public void Finish() => finished.TrySetResult();

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        _ = cancellationToken.Register(() => stopped.TrySetResult());
        if (request.Params.ProgressToken is { } progressToken)
            await request.Server.NotifyProgressAsync(progressToken, new ProgressNotificationValue { Progress = 1 }, cancellationToken: cancellationToken);

        started.TrySetResult();
        await finished.Task.WaitAsync(heedsToken ? cancellationToken : CancellationToken.None);
        return new CallToolResult { Content = [new TextContentBlock { Text = "finished" }] };
    }
}
