using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Jobs;

/// <summary>The links to what a job made.</summary>
internal static class JobLinks
{
    /// <summary>Links by the field that holds them (<c>video_url</c>, <c>clips[0].video_url</c>), the main one first.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(JobKind kind, JobSnapshot snapshot) =>
        [.. kind.Links.SelectMany(path => JsonText.All(snapshot.Fields, path))];
}
