using System.Diagnostics.CodeAnalysis;

namespace HeyGen.McpServer.Jobs;

/// <summary>
/// The handle of a job, written <c>kind:id</c> (<c>video:abc123</c>). HeyGen keeps the job's state, so any process with the same
/// account can go on from the handle alone.
/// </summary>
internal readonly record struct JobId(string Kind, string Id)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out JobId? jobId)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        jobId = colon > 0 && colon < text.Length - 1 ? new JobId(text[..colon], text[(colon + 1)..]) : null;
        return jobId is not null;
    }

    public override string ToString() => $"{Kind}:{Id}";
}
