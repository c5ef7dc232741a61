using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Http;

#pragma warning disable MCP9006 // Resumable streams exist in sessions only, which the newest revision no longer has; clients of the older ones do.

/// <summary>
/// Sent events, from which a client that lost its stream is served again. In place of the SDK's own store, which keeps every answer of every session for a
/// fixed time, however many there are, and ends a stream that lacks one event; and with the knowledge of who reads, for <see cref="ResumableCalls"/>.
/// </summary>
internal sealed class ResumableEventStore(ResumableCalls calls, IHttpContextAccessor http, EventMemory memory, CancellationToken stopping)
    : ISseEventStreamStore
{
    private static readonly JsonTypeInfo<JsonRpcMessage> messageType =
        (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));

    public ValueTask<ISseEventStreamWriter> CreateStreamAsync(SseEventStreamOptions options, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<ISseEventStreamWriter>(new Writer(memory, memory.Open(options.SessionId, options.StreamId)));

    public ValueTask<ISseEventStreamReader?> GetStreamReaderAsync(string lastEventId, CancellationToken cancellationToken = default)
    {
        // An id is the stream's number and the event's, since each event carries one.
        var dash = lastEventId.IndexOf('-', StringComparison.Ordinal);
        return ValueTask.FromResult<ISseEventStreamReader?>(
            dash > 0
            && long.TryParse(lastEventId.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && long.TryParse(lastEventId.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && memory.Find(number) is { } stream
                ? new Reader(stream, last, calls, http, memory, stopping)
                : null);
    }

    private static string EventId(EventStream stream, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{stream.Number}-{sequence}");

    private sealed class Writer(EventMemory memory, EventStream stream) : ISseEventStreamWriter
    {
        // Nothing here asks a client to poll.
        public ValueTask SetModeAsync(SseEventStreamMode mode, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public ValueTask<SseItem<JsonRpcMessage?>> WriteEventAsync(SseItem<JsonRpcMessage?> sseItem, CancellationToken cancellationToken = default)
        {
            // The event that opens a stream has no data: a client that has its id has all of it.
            var data = sseItem.Data is null ? null : JsonSerializer.SerializeToUtf8Bytes(sseItem.Data, messageType);
            return ValueTask.FromResult(sseItem with { EventId = EventId(stream, memory.Add(stream, data)) });
        }

        public ValueTask DisposeAsync()
        {
            memory.Complete(stream);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Reader(
        EventStream stream, long last, ResumableCalls calls, IHttpContextAccessor http, EventMemory memory, CancellationToken stopping)
        : ISseEventStreamReader
    {
        public string SessionId => stream.Session.Id;

        public string StreamId => stream.Id;

        public async IAsyncEnumerable<SseItem<JsonRpcMessage?>> ReadEventsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            using var hold = calls.Hold(SessionId, StreamId);
            // Else the stream would hold up the server's stop for its whole drain time.
            using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
            // The SDK sends nothing before the next event, which may be minutes away, and clients give up on a request without headers.
            if (http.HttpContext is { } context)
                await context.Response.Body.FlushAsync(reading.Token);

            memory.Acknowledge(stream, last);
            for (var after = last; ;)
            {
                var (events, more) = memory.Read(stream, after);
                foreach (var stored in events)
                {
                    after = stored.Sequence;
                    yield return new SseItem<JsonRpcMessage?>(JsonSerializer.Deserialize(stored.Data, messageType)) { EventId = EventId(stream, after) };
                }
                if (events.Count == 0)
                {
                    if (more is null)
                        yield break;

                    await more.WaitAsync(reading.Token);
                }
            }
        }
    }
}
