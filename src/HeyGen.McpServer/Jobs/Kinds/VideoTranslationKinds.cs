namespace HeyGen.McpServer.Jobs.Kinds;

/// <summary>Translations, their proofreads, and batches of them.</summary>
internal static class VideoTranslationKinds
{
    public static IReadOnlyList<JobKind> All { get; } = [];
}
