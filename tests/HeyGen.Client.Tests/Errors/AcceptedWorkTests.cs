using System.IO.Compression;
using static HeyGen.Client.Tests.Wire.Replies;

namespace HeyGen.Client.Tests.Errors;

/// <summary>Whatever follows HeyGen's 2xx to a create is accepted work: it is read where it can be, and else the outcome is unknown.</summary>
public sealed class AcceptedWorkTests
{
    private const string Created = """{"data":{"video_id":"v1"}}""";
    private const string Page = "<html>Sign in to the network</html>";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Bodies with an id that .NET's JSON parses and later throws on, or does not parse as they stand.</summary>
    public static TheoryData<string> OddBodies =>
    [
        """{"data":{"video_id":"v0","video_id":"v1"}}""",
        """{"data":{"video_id":"v1","video_id":null}}""",
        """{"data":{"video_id":"v0","video\u005fid":"v1"}}""",
        """{"data":{"video_id":"v0"},"data":{"video_id":"v1"}}""",
        """{"data":{"video_id":"v1","more":{"a":1,"a":[2]}}}""",
        """{"data":{"video_id":"v1","more":[[{"a":1,"b":{"c":1,"c":2}}]]}}""",
        """{"data":{"video_id":"v1"},"error":null,"error":null,"data":null}""",
        """{"data":{"video_id":"v1","title":"\ud83d"}}""",
        """{"data":{"video_id":"v1","title":"\ude00\ud83d\ud83d\ude00 \\ud83d"}}""",
        """{"data":{"video_id":"v1","\ud83d":1,"\uDE00":2}}""",
        "{\"data\":{\"video_id\":\"v1\",\"title\":\"\xff\"}}",
        "\xef\xbb\xbf{\"data\":{\"video_id\":\"v1\"}}",
        """{"video_id":"v1","video_id":"v1"}""",
        """{"data":{"video_id":"v1"},"error":{"code":"internal_error","message":"Later."}}""",
    ];

    /// <summary>Answers from which no id can be had.</summary>
    public static TheoryData<string> UnreadableAnswers =>
    [
        "page", "empty", "blank", "{\"data\":{\"video_id\":\"v", "null", "5", "\"v1\"", "[]", "{'data':1}", "{} {}", "nested", "\xff\xfe",
        "broken gzip", "plain as gzip", "plain as br", "plain as deflate",
        "status line", "headers", "headers without end", "half a body", "broken chunk", "huge",
        """{"error":{"code":"insufficient_credit","message":"No money."}}""",
        """{"data":null,"error":{"code":"invalid_parameter","message":"Bad."}}""",
        """{"data":{},"error":{"code":"rate_limited","message":"Slow."}}""",
        """{"data":[],"error":"forbidden"}""",
        """{"error":{"code":"\ud83d","message":"\ud83d"}}""",
        """{"error":{"code":"x","code":"unauthorized"},"error":{"code":"unauthorized","message":"a","message":"b"}}""",
    ];

    [Theory]
    [MemberData(nameof(OddBodies))]
    public async Task Create_OddBody_IsReadAndCanBeReadThrough(string body)
    {
        await using var server = new ScriptedServer(Raw(Encoding.Latin1.GetBytes(Head(body.Length) + body)));
        using var client = Clients.For(server);

        var answer = await client.SendAsync(TestOperations.CreateVideo, Clients.Video, cancellationToken: Token);

        var data = JsonObject.Create(answer.Data)!;
        Assert.Equal("v1", (string?)data["video_id"]);
        ReadThrough(data);
        Assert.NotEmpty(JsonSerializer.Serialize(answer.Data));
    }

    [Fact]
    public async Task Create_RepeatedName_KeepsAllOtherText()
    {
        const string body = """{"data":{"video_id":"v1","n":1,"n":2,"title":"Tea \u00e4\ud83d\ude00\\ud83d\"","list":[1.50,true,null,{}]}}""";
        await using var server = new ScriptedServer(Json(200, body));
        using var client = Clients.For(server);

        var answer = await client.SendAsync(TestOperations.CreateVideo, Clients.Video, cancellationToken: Token);

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"video_id":"v1","n":2,"title":"Tea ä😀\\ud83d\"","list":[1.50,true,null,{}]}"""), JsonObject.Create(answer.Data)));
    }

    [Theory]
    [MemberData(nameof(UnreadableAnswers))]
    public async Task Send_UnreadableAnswer_LeavesTheOutcomeUnknownForAllButReads(string name)
    {
        await using var server = new ScriptedServer(Answer(name));
        using var client = Clients.For(server);

        HeyGenError[] unclear =
        [
            await Clients.FailureOf(client.SendAsync(TestOperations.CreateVideo, Clients.Video, cancellationToken: Token)),
            await Clients.FailureOf(client.SendAsync(TestOperations.CreateSession, Clients.Session, cancellationToken: Token)),
            await Clients.FailureOf(client.SendAsync(TestOperations.DeleteVideo, Clients.VideoId, cancellationToken: Token)),
            await Clients.FailureOf(client.UploadAsync(TestOperations.Upload, new MemoryStream([1]), "a.png", "image/png", Token)),
        ];
        var read = await Clients.FailureOf(client.SendAsync(TestOperations.GetVideo, Clients.VideoId, cancellationToken: Token));

        Assert.All(unclear, error => Assert.Equal(WorkStarted.Unknown, error.WorkStarted));
        Assert.Equal(WorkStarted.No, read.WorkStarted);
        Assert.DoesNotContain("Sign in", read.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page")]
    [InlineData("empty")]
    [InlineData("huge")]
    [InlineData("broken gzip")]
    [InlineData("plain as gzip")]
    [InlineData("plain as br")]
    [InlineData("null")]
    public async Task Create_UnreadableAnswer_IsCalledThat(string name)
    {
        await using var server = new ScriptedServer(Answer(name));
        using var client = Clients.For(server);

        var error = await Clients.FailureOf(client.SendAsync(TestOperations.CreateVideo, Clients.Video, cancellationToken: Token));

        Assert.Equal(("unreadable_answer", FailureKind.UnreadableAnswer), (error.Code, error.Kind));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task UnkeyedCreate_TransientErrorUnderStatus200_IsNotSentAgain()
    {
        await using var server = new ScriptedServer(Error(200, "rate_limited"));
        using var client = Clients.For(server);

        var error = await Clients.FailureOf(client.SendAsync(TestOperations.CreateSession, Clients.Session, cancellationToken: Token));

        Assert.Equal(("rate_limited", FailureKind.RateLimited), (error.Code, error.Kind));
        Assert.Single(server.Requests);
    }

    private static Reply Answer(string name) => name switch
    {
        "page" => Body(200, "text/html", Page),
        "empty" => Json(200, ""),
        "blank" => Json(200, " \r\n"),
        "nested" => Json(200, new string('[', 100_000)),
        "broken gzip" => Raw([.. Encoding.Latin1.GetBytes(Head(20, "Content-Encoding: gzip\r\n")), .. Broken()]),
        "plain as gzip" => Json(200, Created, "Content-Encoding: gzip"),
        "plain as br" => Json(200, Created, "Content-Encoding: br"),
        "plain as deflate" => Json(200, Created, "Content-Encoding: deflate"),
        "status line" => Raw("HTTP/1.1 200 OK\r\n"),
        "headers" => Raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Le"),
        "headers without end" => Raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"),
        "half a body" => CutInBody,
        "broken chunk" => Raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
        "huge" => Raw(Head(17_000_000) + "{"),
        _ => Raw(Encoding.Latin1.GetBytes(Head(name.Length) + name)),
    };

    private static string Head(int length, string headers = "") =>
        $"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n";

    /// <summary>The beginning of compressed data, then something else.</summary>
    private static byte[] Broken()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Created));
        }

        return [.. compressed.ToArray()[..12], 255, 255, 255, 255, 255, 255, 255, 255];
    }

    private static void ReadThrough(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (_, value) in fields)
                    ReadThrough(value);

                break;
            case JsonArray items:
                foreach (var item in items)
                    ReadThrough(item);

                break;
            default:
                Assert.NotNull(node?.ToString() ?? "");
                break;
        }
    }
}
