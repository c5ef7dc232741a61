namespace HeyGen.McpServer.Jobs.Kinds;

/// <summary>Searches for clips.</summary>
internal static class AiClippingKinds
{
    public static IReadOnlyList<JobKind> All { get; } = [];
}
