namespace HeyGen.McpServer.Jobs.Kinds;

/// <summary>Lipsyncs, and batches of them.</summary>
internal static class LipsyncKinds
{
    public static IReadOnlyList<JobKind> All { get; } = [];
}
