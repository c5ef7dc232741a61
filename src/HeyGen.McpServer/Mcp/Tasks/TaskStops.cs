using HeyGen.McpServer.Catalog.AvatarRealtime;
using HeyGen.McpServer.Catalog.VideoAgents;
using HeyGen.McpServer.Catalog.Workflows;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;

namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>The kinds of job that HeyGen can stop, and the tool that stops one. Any other goes on to its end, and is paid for, whoever waits for it or not.</summary>
internal static class TaskStops
{
    private static readonly Dictionary<JobKind, ToolDefinition> stops = new()
    {
        [VideoAgentKinds.VideoAgent] = VideoAgentTools.Stop,
        [AvatarRealtimeKinds.AvatarRealtime] = AvatarRealtimeTools.Cancel,
        [WorkflowKinds.WorkflowRun] = WorkflowTools.CancelRun,
    };

    /// <summary>The tool; its argument is the one by which the kind is read.</summary>
    public static ToolDefinition? Of(JobKind kind) => stops.GetValueOrDefault(kind);
}
