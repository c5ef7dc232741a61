using System.Text.Json.Nodes;
using HeyGen.McpServer.Mcp;
using HeyGen.McpServer.Tests.Mcp.Tasks;
using HeyGen.McpServer.Tests.WholeServer;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NSubstitute;

namespace HeyGen.McpServer.Tests.Mcp;

public sealed class SentResultsTests
{
    private readonly ClosingResponse response = new();
    private readonly DefaultHttpContext post = new();
    private readonly HttpContextAccessor http = new();
    private readonly List<string> order = [];

    public SentResultsTests()
    {
        post.Features.Set<IHttpResponseFeature>(response);
        post.Request.Method = HttpMethods.Post;
        http.HttpContext = post;
    }

    [Fact]
    public async Task Filter_OverStdio_WorksAfterTheAnswerWasWritten()
    {
        await CallAsync(new SentResults(http: null));

        Assert.Equal(["written", "done"], order);
    }

    [Fact]
    public async Task Filter_OverHttp_WorksAfterTheWholeResponse()
    {
        await CallAsync(new SentResults(http));
        Assert.Equal(["written"], order);

        await response.CompleteAsync();

        Assert.Equal(["written", "done"], order);
    }

    [Fact]
    public async Task Filter_ClientLeftBeforeTheEndOfTheResponse_DoesNotWork()
    {
        using var left = new CancellationTokenSource();
        post.RequestAborted = left.Token;
        await CallAsync(new SentResults(http));

        await left.CancelAsync();
        await response.CompleteAsync();

        Assert.Equal(["written"], order);
    }

    [Fact]
    public async Task Filter_ClientLeftBeforeTheCallBegan_DoesNotWork()
    {
        http.HttpContext = null;

        await CallAsync(new SentResults(http));

        Assert.Equal(["written"], order);
    }

    [Fact]
    public async Task Filter_AnswerGoesOutOnAnEventStream_DoesNotWaitForTheStreamsEnd()
    {
        post.Request.Method = HttpMethods.Get;

        await CallAsync(new SentResults(http));

        Assert.Equal(["written", "done"], order);
    }

    [Theory]
    [InlineData("stdio")]
    [InlineData("http")]
    public async Task CallTool_SameCallAfterItsResult_IsANewWish(string transport)
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var client = await RawClient.StartAsync(transport, server.Composition.Serving);
        var voice = (await server.ResultAsync("list_voices", """{"engine": "starfish", "limit": 1}"""))["data"]![0]!["voice_id"]!;
        Task<JsonObject> SpeakAsync() => client.CallAsync("create_speech", new JsonObject { ["text"] = "Hello.", ["voice_id"] = voice.DeepClone() });
        await SpeakAsync();

        // The answer is here a moment before the end of the response.
        var isNew = false;
        for (var call = 0; call < 20 && !isNew; call++)
        {
            isNew = (await SpeakAsync())["structuredContent"]!["already_submitted"] is null;
        }

        Assert.True(isNew);
        Assert.Equal(2, (int)(await server.StateAsync())["executed"]!["create_speech"]!);
    }

    private Task CallAsync(SentResults sent)
    {
        var request = new JsonRpcRequest { Id = new RequestId(1), Method = RequestMethods.ToolsCall, Context = new JsonRpcMessageContext() };
        var context = new MessageContext(Substitute.For<ModelContextProtocol.Server.McpServer>(), request);
        return sent.Filter(Handle)(context, TestContext.Current.CancellationToken);
    }

    private Task Handle(MessageContext context, CancellationToken cancellationToken)
    {
        SentResults.Of((JsonRpcRequest)context.JsonRpcMessage)!(() =>
        {
            order.Add("done");
            return Task.CompletedTask;
        });
        order.Add("written");
        return Task.CompletedTask;
    }

    /// <summary>A response whose end the test chooses.</summary>
    private sealed class ClosingResponse : HttpResponseFeature
    {
        private readonly Stack<Func<Task>> callbacks = [];

        public override void OnCompleted(Func<object, Task> callback, object state) => callbacks.Push(() => callback(state));

        public async Task CompleteAsync()
        {
            while (callbacks.TryPop(out var callback))
            {
                await callback();
            }
        }
    }
}
