using System.Buffers;
using System.Net.ServerSentEvents;

namespace HeyGen.Client;

/// <summary>
/// Reads an answer that comes as server-sent events into a list of what the events carry. A live stream may go on for an hour, so reading ends with
/// the event that HeyGen calls end, with the stream, or with the time of the attempt, whichever is first.
/// </summary>
internal static class EventStream
{
    public const string MediaType = "text/event-stream";

    /// <summary>Room for the longest text that can be spoken, several times over; speech comes as base64.</summary>
    public const long MaximumBytes = 64 * 1024 * 1024;

    private const string EndEvent = "end";

    /// <summary>Whether the answer is such a stream; a refusal is JSON even where a stream was asked for.</summary>
    public static bool IsIn(HttpResponseMessage response) => response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == MediaType;

    /// <returns>
    /// The events as a list that goes on (<see cref="HeyGenAnswer.HasMore"/>) when the time was over first, and does not when HeyGen said that it ends.
    /// </returns>
    /// <exception cref="HttpRequestException">The stream is too large, or broke.</exception>
    public static async Task<Attempt> ReadAsync(
        HttpResponseMessage response, string secret, CancellationToken callerLeaves, CancellationToken attemptEnds)
    {
        var requestId = AnswerReader.RequestId(response.Headers, secret);
        var events = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(events);
        writer.WriteStartArray();
        bool? goesOn = null;
        try
        {
            goesOn = await CopyAsync(response.Content, writer, attemptEnds).ConfigureAwait(false) ? false : null;
        }
        catch (OperationCanceledException) when (attemptEnds.IsCancellationRequested && !callerLeaves.IsCancellationRequested)
        {
            goesOn = true;
        }
        catch (JsonException exception)
        {
            return NoJson(exception);
        }

        writer.WriteEndArray();
        await writer.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        return AnswerJson.Parse(AnswerReader.Mask(events.WrittenSpan.ToArray(), secret)) is { } list
            ? new(new HeyGenAnswer(list, goesOn, null, requestId), null)
            : NoJson(cause: null);

        Attempt NoJson(Exception? cause) =>
            new(null, Failures.Unreadable("HeyGen's stream holds an event that is no JSON.", (int)response.StatusCode, requestId, cause));
    }

    private static async Task<bool> CopyAsync(HttpContent content, Utf8JsonWriter writer, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var bounded = new BoundedStream(stream, MaximumBytes);
        await foreach (var item in SseParser.Create(bounded, static (_, data) => data.ToArray()).EnumerateAsync(cancellationToken).ConfigureAwait(false))
        {
            if (item.EventType == EndEvent)
                return true;

            writer.WriteRawValue(item.Data);
        }
        return false;
    }
}

/// <summary>Ends the reading of a stream that turns out too large, as HttpClient ends that of a buffered answer.</summary>
internal sealed class BoundedStream(Stream stream, long maximumBytes) : Stream
{
    private long left = maximumBytes;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));

    public override int Read(byte[] buffer, int offset, int count) => Counted(stream.Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            stream.Dispose();

        base.Dispose(disposing);
    }

    private int Counted(int read)
    {
        left -= read;
        return left >= 0 ? read : throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, "The stream is too large.");
    }
}
