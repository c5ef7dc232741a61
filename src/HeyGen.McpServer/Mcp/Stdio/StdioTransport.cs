using System.Buffers;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using HeyGen.McpServer.Mcp.Calls;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Mcp.Stdio;

/// <summary>
/// JSON-RPC messages, one a line, over a pair of streams. In place of the SDK's <c>StreamServerTransport</c>, which drops every answer that is not ready
/// when the input ends (a script that pipes its requests in and closes would get none), reports that end to nobody, reads lines without bound, and
/// leaves a batch or an unreadable line unanswered.
/// </summary>
internal sealed class StdioTransport : ITransport
{
    /// <summary>The longest line taken, in bytes.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    private static readonly JsonTypeInfo<JsonRpcMessage> messageType =
        (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.ProtocolOptions.GetTypeInfo(typeof(JsonRpcMessage));

    /// <summary>Some hosts show a line as it came: <c>&amp;</c> and apostrophes are written as themselves.</summary>
    private static readonly JsonWriterOptions plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly PipeReader input;
    private readonly Stream output;
    private readonly Channel<JsonRpcMessage> messages = Channel.CreateUnbounded<JsonRpcMessage>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly CancellationTokenSource disposed = new();
    private readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? revision;
    private bool isInitialized;
    private bool skipping;

    /// <summary>Requests without an answer yet, and one more until <see cref="AnswerAllAsync"/>.</summary>
    private int unanswered = 1;

    public StdioTransport(Stream input, Stream output)
    {
        this.input = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        this.output = output;
        InputEnded = Task.Run(ReadAsync);
    }

    /// <summary>Completes when the client has closed its end, or the input cannot be read any more.</summary>
    public Task InputEnded { get; }

    /// <summary>The one session that a process serves over its streams.</summary>
    public string? SessionId { get; } = Guid.NewGuid().ToString("N");

    public ChannelReader<JsonRpcMessage> MessageReader => messages.Reader;

    public async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        await SendAsync(writer => JsonSerializer.Serialize(writer, message, messageType), cancellationToken).ConfigureAwait(false);
        if (message is JsonRpcResponse or JsonRpcError)
            CountAnswer();
    }

    /// <summary>Completes when every request has been answered; one that the client cancelled never is. Called once.</summary>
    public Task AnswerAllAsync()
    {
        CountAnswer();
        return answered.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await disposed.CancelAsync().ConfigureAwait(false);
        await InputEnded.ConfigureAwait(false);
    }

    private void CountAnswer()
    {
        if (Interlocked.Decrement(ref unanswered) == 0)
            answered.TrySetResult();
    }

    private async Task SendAsync(Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        var line = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(line, plain))
        {
            write(writer);
        }

        line.Write("\n"u8);

        await sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Once begun a line is finished, for half of one would garble the next.
            await output.WriteAsync(line.WrittenMemory, CancellationToken.None).ConfigureAwait(false);
            await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task ReadAsync()
    {
        Exception? failure = null;
        try
        {
            while (await ReadChunkAsync().ConfigureAwait(false))
            {
            }
        }
        catch (OperationCanceledException) when (disposed.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            failure = exception;
        }
        messages.Writer.TryComplete(failure);
    }

    private async Task<bool> ReadChunkAsync()
    {
        // A blocking read of a terminal or a pipe ignores its token; without WaitAsync a stop would wait for the client's next line.
        var result = await input.ReadAsync(disposed.Token).AsTask().WaitAsync(disposed.Token).ConfigureAwait(false);
        var rest = result.Buffer;
        while (rest.PositionOf((byte)'\n') is { } lineFeed)
        {
            await TakeLineAsync(rest.Slice(0, lineFeed)).ConfigureAwait(false);
            rest = rest.Slice(rest.GetPosition(1, lineFeed));
        }

        if (result.IsCompleted)
        {
            await TakeLineAsync(rest).ConfigureAwait(false);
        }
        else if (skipping || rest.Length > LongestLine)
        {
            rest = await SkipAsync(rest).ConfigureAwait(false);
        }

        input.AdvanceTo(rest.Start, rest.End);
        return !result.IsCompleted;
    }

    /// <summary>Lets go of the part of an overlong line that has come so far.</summary>
    private async Task<ReadOnlySequence<byte>> SkipAsync(ReadOnlySequence<byte> part)
    {
        if (!skipping)
            await RefuseOverlongAsync(part).ConfigureAwait(false);

        skipping = true;
        return part.Slice(part.End);
    }

    private async Task TakeLineAsync(ReadOnlySequence<byte> bytes)
    {
        if (skipping)
        {
            skipping = false;
            return;
        }
        if (bytes.Length > LongestLine)
        {
            await RefuseOverlongAsync(bytes).ConfigureAwait(false);
            return;
        }

        var line = bytes.IsSingleSegment ? bytes.First : bytes.ToArray();
        // Some shells begin what they pipe with a byte order mark.
        if (line.Span.StartsWith(Encoding.UTF8.Preamble))
            line = line[Encoding.UTF8.Preamble.Length..];

        if (line.Span.Trim(" \t\r"u8) is not [var first, ..])
            return;

        var read = MessageParser.Read(line);
        if (read.Error is { } error)
            await RefuseAsync(error).ConfigureAwait(false);
        else if (read.IsBatch && revision is not InitializeNegotiation.RevisionWithBatches)
            await RefuseAsync(MessageParser.NoBatch).ConfigureAwait(false);
        else
            await TakeAsync(read.Messages).ConfigureAwait(false);
    }

    private async Task TakeAsync(IReadOnlyList<JsonRpcMessage?> read)
    {
        foreach (var message in read)
        {
            Note(message);
            if (message is JsonRpcRequest)
                Interlocked.Increment(ref unanswered);

            if (message is not null)
                messages.Writer.TryWrite(message);
            else
                await RefuseAsync(MessageParser.NoMessage).ConfigureAwait(false);
        }
    }

    /// <summary>Notes how far the handshake is, here because the next line may be read before the session has handled this one.</summary>
    private void Note(JsonRpcMessage? message)
    {
        switch (message)
        {
            case JsonRpcRequest { Method: RequestMethods.Initialize, Params: JsonObject parameters }:
                revision = InitializeNegotiation.Negotiate(InitializeNegotiation.RequestedRevision(parameters));
                break;
            case JsonRpcNotification { Method: NotificationMethods.InitializedNotification }:
                isInitialized = true;
                break;
            case JsonRpcRequest { Method: RequestMethods.ToolsCall } call when revision is not null && !isInitialized:
                Handshake.NoteOpen(call);
                break;
        }
    }

    private Task RefuseOverlongAsync(ReadOnlySequence<byte> line) => RefuseAsync(new MessageError(
        McpErrorCode.InvalidRequest, $"The message is longer than {LongestLine} bytes.", MessageParser.FindId(line.Slice(0, 4096).ToArray())));

    private async Task RefuseAsync(MessageError error)
    {
        try
        {
            await SendAsync(writer => error.ToJson().WriteTo(writer), disposed.Token).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The client no longer listens; that it has gone will show when its end of the input closes.
        }
    }
}
