using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace HeyGen.McpServer.Tests.Files;

public sealed class LinkedTextReaderTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new();
    private readonly PublicWeb web = new(new Uri("http://127.0.0.1"));
    private readonly LinkedTextReader reader;
    private readonly TaskCompletionSource<HttpContext> asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RequestDelegate answer = context => context.Response.WriteAsync("text");
    private WebApplication store = null!;

    public LinkedTextReaderTests() => reader = new LinkedTextReader(web, clock);

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        store = builder.Build();
        store.Run(context =>
        {
            asked.TrySetResult(context);
            return answer(context);
        });
        await store.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        web.Dispose();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task ReadAsync_Text_ComesWithoutAnyCredentialBeingSent()
    {
        IReadOnlyList<string> headers = [];
        answer = context =>
        {
            headers = [.. context.Request.Headers.Keys];
            return context.Response.WriteAsync("Grüße");
        };

        Assert.Equal("Grüße", await ReadAsync());
        Assert.Equal(["Host", "User-Agent"], headers);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.Found)]
    public async Task ReadAsync_AnythingButSuccess_IsNothing(HttpStatusCode status)
    {
        answer = context =>
        {
            context.Response.StatusCode = (int)status;
            return Task.CompletedTask;
        };

        Assert.Null(await ReadAsync());
    }

    [Theory]
    [InlineData("/elsewhere", "followed")]
    [InlineData("http://192.168.0.1/a.srt", null)]
    public async Task ReadAsync_Redirect_IsFollowedWhereTheGuardAllows(string location, string? text)
    {
        answer = context =>
        {
            context.Response.StatusCode = (int)HttpStatusCode.Found;
            context.Response.Headers.Location = location;
            answer = next => next.Response.WriteAsync("followed");
            return Task.CompletedTask;
        };

        Assert.Equal(text, await ReadAsync());
    }

    [Fact]
    public async Task ReadAsync_EndlessText_GivesTheFirstMegabyte()
    {
        answer = async context =>
        {
            var block = Encoding.ASCII.GetBytes(new string('x', 64 * 1024));
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
        };

        Assert.Equal(1024 * 1024, (await ReadAsync())!.Length);
    }

    [Fact]
    public async Task ReadAsync_SilentStore_IsGivenUp()
    {
        answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var reading = ReadAsync();
        await asked.Task.Soon();

        clock.Advance(TimeSpan.FromSeconds(15));

        Assert.Null(await reading.Soon());
    }

    [Fact]
    public async Task ReadAsync_CallerCancels_Throws()
    {
        answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        using var leave = new CancellationTokenSource();
        var reading = reader.ReadAsync(Address, leave.Token);
        await asked.Task.Soon();

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.Soon());
    }

    [Theory]
    [InlineData("file:///etc/hostname")]
    [InlineData("srt")]
    [InlineData("http://192.168.0.1/a.srt")]
    public async Task ReadAsync_NoPublicWebAddress_IsNothing(string link) => Assert.Null(await reader.ReadAsync(link, TestContext.Current.CancellationToken));

    [Fact]
    public async Task ReadAsync_NobodyThere_IsNothing()
    {
        var address = Address;
        await store.StopAsync(TestContext.Current.CancellationToken);

        Assert.Null(await reader.ReadAsync(address, TestContext.Current.CancellationToken));
    }

    private string Address => $"{store.Urls.First()}/a.srt?signature=s";

    private Task<string?> ReadAsync() => reader.ReadAsync(Address, TestContext.Current.CancellationToken);
}
