using System.Diagnostics.CodeAnalysis;

namespace HeyGen.McpServer.Jobs;

/// <summary>Written <c>kind:id</c> (<c>video:abc123</c>). HeyGen keeps the state, so any process with the account can resume the job.</summary>
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

/// <summary>A job as a URI that stays (<c>heygen://video/abc123</c>), while HeyGen's presigned links expire.</summary>
internal static class JobUri
{
    public const string Template = Scheme + "{kind}/{id}";

    private const string Scheme = "heygen://";

    public static string Of(JobId job) => $"{Scheme}{job.Kind}/{Uri.EscapeDataString(job.Id)}";

    /// <summary>The job; null when the URI is none of ours.</summary>
    public static JobId? Parse(string uri) =>
        uri.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && uri[Scheme.Length..].Split('/') is [{ Length: > 0 } kind, { Length: > 0 } id]
            ? new JobId(kind, Uri.UnescapeDataString(id))
            : null;
}
