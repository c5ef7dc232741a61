using System.Text;

namespace HeyGen.McpServer.Files;

/// <summary>
/// Reads a text behind a presigned link of HeyGen's answers. The link is the permission, and may lead to somebody else's store, so no credential
/// goes with the request and no redirect is followed.
/// </summary>
internal sealed class LinkedTextReader(TimeProvider time) : IDisposable
{
    private const int MostBytes = 1024 * 1024;

    private static readonly TimeSpan patience = TimeSpan.FromSeconds(15);

    private readonly Lazy<HttpClient> http = new(() => new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan });

    /// <returns>The text, at most its first megabyte; null when it cannot be had.</returns>
    public async Task<string?> ReadAsync(string link, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            return null;
        }

        using var late = new CancellationTokenSource(patience, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await FetchAsync(address, ending.Token);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose()
    {
        if (http.IsValueCreated)
        {
            http.Value.Dispose();
        }
    }

    private async Task<string?> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        using var response = await http.Value.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

        var bytes = new byte[MostBytes];
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        var length = await content.ReadAtLeastAsync(bytes, MostBytes, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
