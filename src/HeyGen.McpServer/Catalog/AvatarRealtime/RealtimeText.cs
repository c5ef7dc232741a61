using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Catalog.AvatarRealtime;

/// <summary>Listens to a live stream for as long as one read may take, and tells what came.</summary>
internal static class RealtimeText
{
    public static async Task<ToolResult> ListenAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        var answer = await services.HeyGen.SendAsync(call.Tool.Operation!, call.Arguments, options: null, cancellationToken);
        var ended = answer.HasMore is false;
        var shaped = new JsonObject { ["data"] = UntrustedText.Clean(JsonNode.Parse(answer.Data.GetRawText())), ["ended"] = ended };
        if (!ended)
        {
            shaped["next"] = $"The stream goes on; call {call.Tool.Name} again to listen further.";
        }

        return ToolResult.From(shaped);
    }
}
