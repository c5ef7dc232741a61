namespace HeyGen.McpServer.Catalog.AvatarRealtime;

/// <summary>Listens to a live stream for as long as one read may take.</summary>
internal sealed class RealtimeTextHandler(HeyGenClient heyGen) : IToolHandler
{
    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var answer = await heyGen.SendAsync(call.Tool.Operation!, call.Arguments, options: null, cancellationToken);
        var ended = answer.HasMore is false;
        var shaped = new JsonObject { ["data"] = UntrustedText.Clean(JsonNode.Parse(answer.Data.GetRawText())), ["ended"] = ended };
        if (!ended)
            shaped["next"] = $"The stream goes on; call {call.Tool.Name} again to listen further.";

        return ToolResult.From(shaped);
    }
}
