using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace HeyGen.Sandbox.Media;

/// <summary>Serves <c>/media/</c>. Links are signed and end after seven days, as was observed of HeyGen's; no key is needed to follow one.</summary>
internal sealed class MediaLibrary(TimeProvider time)
{
    public const string PathPrefix = "/media/";

    private static readonly TimeSpan lifetime = TimeSpan.FromDays(7);

    private readonly byte[] signingKey = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, MediaContent> media = new();

    public MediaContent? Find(string name) => media.GetValueOrDefault(name);

    public void Publish(IEnumerable<MediaFile> files)
    {
        foreach (var (name, content) in files)
            media[name] = content;
    }

    public void Withdraw(IEnumerable<MediaFile> files)
    {
        foreach (var file in files)
            media.TryRemove(file.Name, out _);
    }

    public string Link(Uri baseAddress, string name)
    {
        var address = new Uri(baseAddress, PathPrefix + name).AbsoluteUri;
        if (media.TryGetValue(name, out var content) && content.IsOpen)
            return address;
        var expires = (time.GetUtcNow() + lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{address}?expires={expires}&signature={Sign(name, expires)}";
    }

    public async Task ServeAsync(HttpContext context)
    {
        var name = context.Request.Path.Value![PathPrefix.Length..];
        // The link alone lets one read, so that a page of any origin may too: a player fetches subtitles.
        context.Response.Headers.AccessControlAllowOrigin = "*";
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            await RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, "Media can only be read.");
        }
        else if (!media.TryGetValue(name, out var content))
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound, "There is no such file, or it was deleted.");
        }
        else if (!content.IsOpen && !IsSigned(context.Request, name))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "This link has expired or was changed; ask the API for a fresh one.");
        }
        else if (content.Path is { } path)
        {
            await TypedResults.PhysicalFile(path, content.ContentType, enableRangeProcessing: true, entityTag: Tag(name)).ExecuteAsync(context);
        }
        else
        {
            await SendAsync(context, content);
        }
    }

    /// <summary>An upload's bytes never change under its name, so the name tells one version from another without reading them.</summary>
    private static EntityTagHeaderValue Tag(string name) => new($"\"{Ids.For(name)[..16]}\"");

    private static Task SendAsync(HttpContext context, MediaContent content)
    {
        var bytes = content.Bytes();
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"");
        return TypedResults.Bytes(bytes, content.ContentType, enableRangeProcessing: true, entityTag: tag).ExecuteAsync(context);
    }

    private static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(message, context.RequestAborted);
    }

    private bool IsSigned(HttpRequest request, string name)
    {
        var expires = request.Query["expires"].ToString();
        var signature = Encoding.ASCII.GetBytes(request.Query["signature"].ToString());
        return long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && time.GetUtcNow().ToUnixTimeSeconds() < seconds
            && CryptographicOperations.FixedTimeEquals(signature, Encoding.ASCII.GetBytes(Sign(name, expires)));
    }

    private string Sign(string name, string expires) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(signingKey, Encoding.UTF8.GetBytes($"{name}\n{expires}")));
}
