using System.Net.Http.Headers;
using static HeyGen.Client.Tests.Wire.Replies;

namespace HeyGen.Client.Tests.Sending;

/// <summary>Answers that come as server-sent events.</summary>
public sealed class EventStreamTests
{
    private const string Words = """{"words":[{"word":"Tea","start":0,"end":0.4}]}""";

    private static JsonObject Listen => new() { ["stream_id"] = "s1" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_EventsUntilTheEnd_AreAList()
    {
        await using var server = new ScriptedServer(Events($": keep\n\ndata: {Words}\n\ndata: {Words}\n\nevent: end\ndata: bye\n\ndata: {Words}\n\n"));
        using var client = Clients.For(server);

        var answer = await client.SendAsync(TestOperations.StreamWords, Listen, cancellationToken: Token);

        Assert.Equal(["Tea", "Tea"], answer.Data.EnumerateArray().Select(item => item.GetProperty("words")[0].GetProperty("word").GetString()));
        Assert.False(answer.HasMore);
        Assert.Equal("req-1", answer.RequestId);
        Assert.Equal("text/event-stream", server.Requests[0].Header("Accept"));
    }

    [Fact]
    public async Task Send_EventWithRepeatedName_CanBeReadThrough()
    {
        await using var server = new ScriptedServer(Events("data: {\"word\":\"Tea\",\"word\":\"Cake\"}\n\nevent: end\ndata: bye\n\n"));
        using var client = Clients.For(server);

        var answer = await client.SendAsync(TestOperations.StreamWords, Listen, cancellationToken: Token);

        Assert.Equal("Cake", (string?)JsonArray.Create(answer.Data)![0]!["word"]);
    }

    [Fact]
    public async Task Send_StreamClosedWithoutEnd_LeavesOpenWhetherItGoesOn()
    {
        await using var server = new ScriptedServer(Events($"data: {Words}\n\ndata: {Words[..10]}"));
        using var client = Clients.For(server);

        var answer = await client.SendAsync(TestOperations.StreamWords, Listen, cancellationToken: Token);

        Assert.Single(answer.Data.EnumerateArray());
        Assert.Null(answer.HasMore);
    }

    [Fact]
    public async Task Read_TimeIsOver_GivesWhatCame()
    {
        using var attempt = new CancellationTokenSource();
        using var response = Response(new WaitingStream($"data: {Words}\n\n", attempt.Cancel));

        var read = await EventStream.ReadAsync(response, Clients.Key, Token, attempt.Token);

        Assert.Equal(1, read.Answer!.Data.GetArrayLength());
        Assert.True(read.Answer.HasMore);
    }

    [Fact]
    public async Task Read_CallerLeaves_IsCancelled()
    {
        using var caller = new CancellationTokenSource();
        using var response = Response(new WaitingStream($"data: {Words}\n\n", caller.Cancel));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EventStream.ReadAsync(response, Clients.Key, caller.Token, caller.Token));
    }

    [Fact]
    public async Task Read_WithoutEnd_IsBounded()
    {
        using var response = Response(new EndlessStream());

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => EventStream.ReadAsync(response, Clients.Key, Token, Token));

        Assert.Equal(HttpRequestError.ConfigurationLimitExceeded, failure.HttpRequestError);
    }

    [Theory]
    [InlineData("data: <p>\n\n")]
    [InlineData("data:\n\n")]
    public async Task Send_EventThatIsNoJson_IsUnreadable(string events)
    {
        await using var server = new ScriptedServer(Events(events));
        using var client = Clients.For(server);

        var error = await Clients.FailureOf(client.SendAsync(TestOperations.StreamWords, Listen, cancellationToken: Token));

        Assert.Equal("unreadable_answer", error.Code);
    }

    [Fact]
    public async Task Send_PaidStreamThatBreaks_IsNotSentAgain()
    {
        const string head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 1000\r\n\r\n";
        await using var server = new ScriptedServer(Raw($"{head}data: {{\"type\":\"audio\",\"part_index\":0,\"audio\":\"AAAA\"}}\n\n"));
        using var client = Clients.For(server);

        var speak = new JsonObject { ["voice_id"] = "v1", ["text"] = "Tea." };
        var error = await Clients.FailureOf(client.SendAsync(TestOperations.StreamSpeech, speak, cancellationToken: Token));

        Assert.Equal("network_error", error.Code);
        Assert.Equal(WorkStarted.Unknown, error.WorkStarted);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Send_Refused_TellsHeyGensCode()
    {
        await using var server = new ScriptedServer(Error(404, "not_found"));
        using var client = Clients.For(server);

        var error = await Clients.FailureOf(client.SendAsync(TestOperations.StreamWords, Listen, cancellationToken: Token));

        Assert.Equal("not_found", error.Code);
    }

    private static Reply Events(string events) => Body(200, "text/event-stream", events, "X-Request-Id: req-1");

    private static HttpResponseMessage Response(Stream stream) => new(HttpStatusCode.OK)
    {
        Content = new StreamContent(stream) { Headers = { ContentType = new MediaTypeHeaderValue("text/event-stream") } },
    };

    /// <summary>One line that never ends.</summary>
    private sealed class EndlessStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'x');
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
