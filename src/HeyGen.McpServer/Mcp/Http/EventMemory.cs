namespace HeyGen.McpServer.Mcp.Http;

/// <summary>
/// The events of all sessions that a client may still ask for again: those of the last <see cref="ResumableCalls.ResumeWindow"/>, and of these the newest
/// that fit, in all and for each session. A stream goes on without what had to go.
/// </summary>
internal sealed class EventMemory : IDisposable
{
    /// <summary>Bytes that one session may take; its newest event is kept however large it is.</summary>
    public const int SessionShare = 2 * 1024 * 1024;

    /// <summary>Bytes for all sessions together. Beyond, the session that holds most loses its oldest event.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    // What an event takes besides its data, with its part of the stream: short answers are the most numerous.
    private const int EventOverhead = 512;

    private readonly Lock gate = new();
    private readonly Dictionary<string, EventSession> sessions = [];
    private readonly Dictionary<long, EventStream> streams = [];
    private readonly TimeProvider time;
    private readonly ITimer clearing;
    private long lastNumber;
    private long bytes;

    public EventMemory(TimeProvider time)
    {
        this.time = time;
        var interval = ResumableCalls.ResumeWindow / 6;
        clearing = time.CreateTimer(_ => DropOld(), null, interval, interval);
    }

    /// <summary>Bytes that are held now.</summary>
    public long Bytes
    {
        get
        {
            lock (gate)
                return bytes;
        }
    }

    /// <summary>Begins a stream, which is known until it is complete and none of its events is held any more.</summary>
    public EventStream Open(string sessionId, string streamId)
    {
        lock (gate)
        {
            if (!sessions.TryGetValue(sessionId, out var session))
                sessions.Add(sessionId, session = new EventSession(sessionId));

            var stream = new EventStream(++lastNumber, streamId, session);
            session.Streams++;
            streams.Add(stream.Number, stream);
            return stream;
        }
    }

    public EventStream? Find(long number)
    {
        lock (gate)
            return streams.GetValueOrDefault(number);
    }

    /// <summary>Adds an event and returns its number in the stream. Without data it only takes a number.</summary>
    public long Add(EventStream stream, byte[]? data)
    {
        lock (gate)
        {
            var sequence = ++stream.LastSequence;
            if (data is null || stream.IsComplete)
                return sequence;

            var session = stream.Session;
            var stored = new StoredEvent(stream, sequence, data, data.Length + EventOverhead, time.GetTimestamp());
            session.Events.AddLast(stored);
            stream.Held++;
            session.Bytes += stored.Bytes;
            bytes += stored.Bytes;
            stream.Tell();
            while (session.Bytes > SessionShare && session.Events.Count > 1)
                Drop(session.Events.First!);

            while (bytes > MostBytes)
                Drop(sessions.Values.MaxBy(other => other.Bytes)!.Events.First!);

            return sequence;
        }
    }

    /// <summary>No more events come.</summary>
    public void Complete(EventStream stream)
    {
        lock (gate)
        {
            stream.IsComplete = true;
            stream.Tell();
            Forget(stream);
        }
    }

    /// <summary>The client has the events up to this one.</summary>
    public void Acknowledge(EventStream stream, long last)
    {
        lock (gate)
        {
            for (var node = stream.Session.Events.First; node is not null && stream.Held > 0;)
            {
                var next = node.Next;
                if (node.Value.Stream == stream && node.Value.Sequence <= last)
                    Drop(node);

                node = next;
            }
        }
    }

    /// <summary>The events after one; and what completes when more has come, or null when no more will.</summary>
    public (IReadOnlyList<StoredEvent> Events, Task? More) Read(EventStream stream, long after)
    {
        lock (gate)
            return ([.. stream.Session.Events.Where(stored => stored.Stream == stream && stored.Sequence > after)], stream.IsComplete ? null : stream.More);
    }

    public void Dispose() => clearing.Dispose();

    private void DropOld()
    {
        lock (gate)
        {
            foreach (var session in sessions.Values.ToList())
            {
                while (session.Events.First is { } oldest && time.GetElapsedTime(oldest.Value.Written) >= ResumableCalls.ResumeWindow)
                    Drop(oldest);
            }
        }
    }

    private void Drop(LinkedListNode<StoredEvent> node)
    {
        var stored = node.Value;
        var session = stored.Stream.Session;
        session.Events.Remove(node);
        session.Bytes -= stored.Bytes;
        bytes -= stored.Bytes;
        stored.Stream.Held--;
        Forget(stored.Stream);
    }

    private void Forget(EventStream stream)
    {
        if (!stream.IsComplete || stream.Held > 0 || !streams.Remove(stream.Number))
            return;

        if (--stream.Session.Streams == 0)
            sessions.Remove(stream.Session.Id);
    }
}

/// <summary>One event of a stream.</summary>
/// <param name="Written">When, as a timestamp of the time provider.</param>
internal sealed record StoredEvent(EventStream Stream, long Sequence, byte[] Data, int Bytes, long Written);

/// <summary>The events that are held of one session, oldest first. Guarded by <see cref="EventMemory"/>, as is the stream.</summary>
internal sealed class EventSession(string id)
{
    public string Id => id;

    public LinkedList<StoredEvent> Events { get; } = new();

    public long Bytes { get; set; }

    /// <summary>How many streams are known.</summary>
    public int Streams { get; set; }
}

/// <summary>One stream of a session: the answer to a POST, or what the server sends unasked.</summary>
internal sealed class EventStream(long number, string id, EventSession session)
{
    private TaskCompletionSource? more;

    public long Number => number;

    public string Id => id;

    public EventSession Session => session;

    public long LastSequence { get; set; }

    public bool IsComplete { get; set; }

    /// <summary>How many of its events are held.</summary>
    public int Held { get; set; }

    public Task More => (more ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Tell()
    {
        more?.SetResult();
        more = null;
    }
}
