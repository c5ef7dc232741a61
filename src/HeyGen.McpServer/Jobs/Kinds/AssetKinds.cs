namespace HeyGen.McpServer.Jobs.Kinds;

/// <summary>Files that HeyGen takes in, and batches of them.</summary>
internal static class AssetKinds
{
    public static IReadOnlyList<JobKind> All { get; } = [];
}
