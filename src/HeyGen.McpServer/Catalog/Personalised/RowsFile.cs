using HeyGen.McpServer.Files;

namespace HeyGen.McpServer.Catalog.Personalised;

/// <summary>Reads a table of rows from where files may be: below an allowed folder, in the web, or in the arguments.</summary>
internal sealed class RowsFile(LocalFiles local, PublicWeb web, TimeProvider time)
{
    private const int MostBytes = 8 * 1024 * 1024;

    private static readonly TimeSpan longestFetch = TimeSpan.FromSeconds(30);

    /// <exception cref="FileRefusedException">The file may not be read, or is no table.</exception>
    public async Task<RowTable> ReadAsync(string file, Caller caller, CancellationToken cancellationToken)
    {
        var text = file.Trim();
        if (InlineFile.IsDataAddress(text))
            return RowTable.Of("data", InlineFile.Read(text));

        if (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            return RowTable.Of(text, await FetchAsync(text, cancellationToken));

        var folders = await local.AllowAsync(text, caller.Roots, cancellationToken);
        await using var stream = folders.OpenForReading(text);
        return RowTable.Of(text, await ReadAllAsync(stream, text, cancellationToken));
    }

    private async Task<byte[]> FetchAsync(string url, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(longestFetch, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var answer = await web.GetAsync(url, _ => { }, ending.Token);
            if (!answer.IsSuccessStatusCode)
                throw FileRefusals.FetchFailed(url, $"HTTP {(int)answer.StatusCode}");

            await using var content = await answer.Content.ReadAsStreamAsync(ending.Token);
            return await ReadAllAsync(content, url, ending.Token);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            throw FileRefusals.Unreachable(url, fault);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw FileRefusals.FetchFailed(url, "it stood still for too long", fault);
        }
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        var bytes = new byte[MostBytes + 1];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= MostBytes ? bytes[..length]
            : throw new FileRefusedException(FileRefusal.Unusable, $"rows_file: \"{name}\" has more than {FileRefusals.Size(MostBytes)}. Give fewer rows.");
    }
}
