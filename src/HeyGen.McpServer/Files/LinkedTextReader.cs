namespace HeyGen.McpServer.Files;

/// <summary>Reads a text behind a presigned link of HeyGen's answers. No credential goes along: the link may lead to another's store.</summary>
internal sealed class LinkedTextReader(PublicWeb web, TimeProvider time)
{
    private const int MostBytes = 1024 * 1024;

    private static readonly TimeSpan timeout = TimeSpan.FromSeconds(15);

    /// <returns>The text, at most its first megabyte; null when it cannot be had.</returns>
    public async Task<string?> ReadAsync(string link, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(timeout, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await FetchAsync(link, ending.Token);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or FileRefusedException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<string?> FetchAsync(string link, CancellationToken cancellationToken)
    {
        using var response = await web.GetAsync(link, prepare: _ => { }, cancellationToken);
        if (!response.IsSuccessStatusCode)
            return null;

        var bytes = new byte[MostBytes];
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        var length = await content.ReadAtLeastAsync(bytes, MostBytes, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
