namespace HeyGen.McpServer.Files;

/// <summary>A file of the web, kept in a temporary file: HeyGen wants its exact size beforehand, and may want its bytes twice.</summary>
internal static class WebFile
{
    /// <summary>Enough for the longest recording that HeyGen takes; a caller elsewhere gets less of this machine's disk.</summary>
    private const long MostForLocalUser = 4L * 1024 * 1024 * 1024;
    private const long MostForOthers = 256L * 1024 * 1024;

    private const int CopyBytes = 64 * 1024;

    /// <exception cref="FileRefusedException">The address may not be opened, does not answer, or answers too much.</exception>
    public static async Task<FileSource> FetchAsync(
        PublicWeb web, string url, bool forLocalUser, Action<Transfer> show, TimeProvider time, CancellationToken cancellationToken)
    {
        var most = forLocalUser ? MostForLocalUser : MostForOthers;
        try
        {
            using var answer = await web.GetAsync(url, _ => { }, cancellationToken);
            var name = NameOf(answer.RequestMessage!.RequestUri!);
            if (answer.StatusCode is not System.Net.HttpStatusCode.OK)
                throw FileRefusals.FetchFailed(url, $"HTTP {(int)answer.StatusCode}");

            var report = new TransferReport(show, "Fetching", name, answer.Content.Headers.ContentLength, time);
            return await FileSource.FromAsync(await KeepAsync(answer, name, most, report, time, cancellationToken), name, cancellationToken);
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

    private static async Task<Stream> KeepAsync(
        HttpResponseMessage answer, string name, long most, TransferReport report, TimeProvider time, CancellationToken cancellationToken)
    {
        if (answer.Content.Headers.ContentLength > most)
            throw FileRefusals.TooLarge(name, most);

        var kept = TemporaryFile.Open();
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
            var pieces = new StallGuard(body, time);
            var buffer = new byte[CopyBytes];
            while (await pieces.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                if (kept.Length + read > most)
                    throw FileRefusals.TooLarge(name, most);

                await WriteAsync(kept, buffer.AsMemory(0, read), cancellationToken);
                report.Show(kept.Length);
            }

            return kept;
        }
        catch
        {
            await kept.DisposeAsync();
            throw;
        }
    }

    private static async Task WriteAsync(FileStream kept, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await kept.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException fault)
        {
            throw FileRefusals.CannotWrite(kept.Name, fault);
        }
    }

    private static string NameOf(Uri address) => FileName.Safe(Uri.UnescapeDataString(address.Segments[^1])) is { Length: > 0 } name ? name : "file";
}
