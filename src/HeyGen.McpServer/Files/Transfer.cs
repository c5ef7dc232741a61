namespace HeyGen.McpServer.Files;

/// <summary>How far a file has got on its way.</summary>
/// <param name="Verb"><c>Uploading</c> or <c>Downloading</c>.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Bytes">What has gone over the line.</param>
/// <param name="Total">The file's size; null while it is unknown.</param>
internal readonly record struct Transfer(string Verb, string Name, long Bytes, long? Total)
{
    public override string ToString() =>
        Total is { } total ? $"{Verb} {Name}: {Megabytes(Bytes)} of {FileRefusals.Size(total)}" : $"{Verb} {Name}: {FileRefusals.Size(Bytes)}";

    /// <summary>How much of a hundred is done.</summary>
    public double Percent => Total is > 0 and { } total ? 100.0 * Bytes / total : 0;

    /// <summary>In the total's unit, which then need not be written twice.</summary>
    private string Megabytes(long bytes) => Total >= 1024 * 1024
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024):0.0}")
        : FileRefusals.Size(bytes);
}

/// <summary>Tells how a transfer gets on, now and then: it is told of every piece, and there are thousands.</summary>
internal sealed class TransferReport(Action<Transfer> show, string verb, string name, long? total, TimeProvider time)
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(500);

    private long? toldAt;
    private long told = -1;

    public long? Total { get; set; } = total;

    public void Show(long bytes)
    {
        var isEarly = toldAt is { } before && time.GetElapsedTime(before) < pause && bytes != Total;
        if (isEarly || bytes == told)
        {
            return;
        }

        (toldAt, told) = (time.GetTimestamp(), bytes);
        show(new Transfer(verb, name, bytes, Total));
    }
}
