namespace HeyGen.Client.Tests.Wire;

/// <summary>A request as it came over the wire.</summary>
internal sealed record ReceivedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>Reads one request, its body by length or in chunks; null when the other side has nothing to say.</summary>
    public static async Task<ReceivedRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (await ReadLineAsync(stream, cancellationToken) is not { Length: > 0 } first)
            return null;

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync(stream, cancellationToken) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var body = headers.TryGetValue("Content-Length", out var length)
            ? await ReadExactlyAsync(stream, int.Parse(length, null), cancellationToken)
            : headers.ContainsKey("Transfer-Encoding") ? await ReadChunksAsync(stream, cancellationToken) : [];
        var words = first.Split(' ');
        return new ReceivedRequest(words[0], words[1], headers, body);
    }

    private static async Task<byte[]> ReadChunksAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        while (Convert.ToInt32(await ReadLineAsync(stream, cancellationToken), 16) is var size and > 0)
        {
            await body.WriteAsync(await ReadExactlyAsync(stream, size, cancellationToken), cancellationToken);
            await ReadLineAsync(stream, cancellationToken);
        }
        await ReadLineAsync(stream, cancellationToken);
        return body.ToArray();
    }

    private static async Task<byte[]> ReadExactlyAsync(Stream stream, int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private static async Task<string?> ReadLineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, cancellationToken) == 1)
        {
            if (one[0] == '\n')
                return line.ToString().TrimEnd('\r');

            line.Append((char)one[0]);
        }
        return null;
    }
}
