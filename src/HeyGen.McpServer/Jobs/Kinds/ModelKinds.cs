namespace HeyGen.McpServer.Jobs.Kinds;

/// <summary>Voices and videos of generative models.</summary>
internal static class ModelKinds
{
    public static IReadOnlyList<JobKind> All { get; } = [];
}
