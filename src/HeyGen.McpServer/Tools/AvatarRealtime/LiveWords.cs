using System.Text.Json.Nodes;
using HeyGen.McpServer.Tools.Calls;
using HeyGen.McpServer.Tools.Results;

namespace HeyGen.McpServer.Tools.AvatarRealtime;

/// <summary>Listens to a live stream for as long as one read may take, and tells what came.</summary>
internal static class LiveWords
{
    public static async Task<ToolOutcome> ListenAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        var answer = await services.HeyGen.SendAsync(call.Tool.Operation!, call.Arguments, options: null, cancellationToken);
        var ended = answer.HasMore is false;
        var shaped = new JsonObject { ["data"] = ForeignText.Clean(JsonNode.Parse(answer.Data.GetRawText())), ["ended"] = ended };
        if (!ended)
        {
            shaped["next"] = $"The stream goes on; call {call.Tool.Name} again to listen further.";
        }

        return ToolOutcome.From(shaped);
    }
}
