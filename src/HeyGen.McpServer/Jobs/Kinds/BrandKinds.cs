namespace HeyGen.McpServer.Jobs.Kinds;

/// <summary>Brand kits.</summary>
internal static class BrandKinds
{
    public static IReadOnlyList<JobKind> All { get; } = [];
}
