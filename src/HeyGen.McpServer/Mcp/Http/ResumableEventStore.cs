using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Http;

#pragma warning disable MCP9006 // Resumable streams exist in sessions only, which the newest revision no longer has; clients of the older ones do.

/// <summary>
/// The SDK's store of sent events, from which a client that lost its stream is served again; with the knowledge of who reads, for
/// <see cref="ResumableCalls"/>, and an end of reading when the server stops (the SDK's own would hold up the stop for its whole drain time).
/// </summary>
internal sealed class ResumableEventStore(
    IDistributedCache cache, ResumableCalls calls, IHttpContextAccessor http, ILoggerFactory loggerFactory, CancellationToken stopping)
    : ISseEventStreamStore
{
    // The longest wait for a job is an hour, and its client may come back a resume window after its end with an event id from its start.
    private static readonly TimeSpan lifetime = TimeSpan.FromMinutes(65);

    private readonly DistributedCacheEventStreamStore events = new(
        Options.Create(new DistributedCacheEventStreamStoreOptions
        {
            Cache = cache,
            EventSlidingExpiration = null,
            EventAbsoluteExpiration = lifetime,
            MetadataSlidingExpiration = null,
            MetadataAbsoluteExpiration = lifetime,
            StreamReaderPollingInterval = TimeSpan.FromMilliseconds(250),
        }),
        loggerFactory.CreateLogger<DistributedCacheEventStreamStore>());

    public ValueTask<ISseEventStreamWriter> CreateStreamAsync(SseEventStreamOptions options, CancellationToken cancellationToken = default) =>
        events.CreateStreamAsync(options, cancellationToken);

    public async ValueTask<ISseEventStreamReader?> GetStreamReaderAsync(string lastEventId, CancellationToken cancellationToken = default) =>
        await events.GetStreamReaderAsync(lastEventId, cancellationToken) is { } reader ? new HoldingReader(reader, calls, http, stopping) : null;

    private sealed class HoldingReader(ISseEventStreamReader reader, ResumableCalls calls, IHttpContextAccessor http, CancellationToken stopping)
        : ISseEventStreamReader
    {
        public string SessionId => reader.SessionId;

        public string StreamId => reader.StreamId;

        public async IAsyncEnumerable<SseItem<JsonRpcMessage?>> ReadEventsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            using var hold = calls.Hold(SessionId, StreamId);
            using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
            // The SDK sends nothing before the next event, which may be minutes away, and clients give up on a request without headers.
            if (http.HttpContext is { } context)
                await context.Response.Body.FlushAsync(reading.Token);

            await foreach (var item in reader.ReadEventsAsync(reading.Token))
            {
                yield return item;
            }
        }
    }
}
