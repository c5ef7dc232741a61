using HeyGen.McpServer.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NSubstitute;

namespace HeyGen.McpServer.Tests.Hosting;

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
