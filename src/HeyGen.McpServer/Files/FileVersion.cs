using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace HeyGen.McpServer.Files;

/// <summary>Tells one version of a file behind a link from another, so that halves of two are never put together.</summary>
/// <param name="Validator">What <c>If-Range</c> takes: a strong entity tag, or a date. Null where the server tells none.</param>
/// <param name="Size">The whole file's size; null where the server does not tell.</param>
internal sealed record FileVersion(RangeConditionHeaderValue? Validator, long? Size)
{
    public static FileVersion Of(HttpResponseMessage answer)
    {
        var headers = answer.Content.Headers;
        var validator = answer.Headers.ETag is { IsWeak: false } tag ? new RangeConditionHeaderValue(tag)
            : headers.LastModified is { } date ? new RangeConditionHeaderValue(date)
            : null;
        return new FileVersion(validator, headers.ContentRange?.Length ?? headers.ContentLength);
    }

    /// <summary>Another process can go on with what this one began only where the version is known for certain.</summary>
    public bool IsCertain => Validator is not null;

    /// <summary>Short enough for a file's name.</summary>
    public string Mark => IsCertain
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Validator}\n{Size}")))[..12]
        : Guid.NewGuid().ToString("N")[..12];
}
