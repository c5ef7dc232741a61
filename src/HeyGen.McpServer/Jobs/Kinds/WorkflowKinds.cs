namespace HeyGen.McpServer.Jobs.Kinds;

/// <summary>Runs of workflows.</summary>
internal static class WorkflowKinds
{
    public static IReadOnlyList<JobKind> All { get; } = [];
}
