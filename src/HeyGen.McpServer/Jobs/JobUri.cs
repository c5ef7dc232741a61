namespace HeyGen.McpServer.Jobs;

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
