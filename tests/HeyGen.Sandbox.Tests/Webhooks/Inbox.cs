using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace HeyGen.Sandbox.Tests.Webhooks;

/// <summary>Somebody's server that webhooks are delivered to.</summary>
internal sealed class Inbox : IAsyncDisposable
{
    private static readonly TimeSpan timeLimit = TimeSpan.FromSeconds(20);

    private readonly WebApplication application;
    private readonly Channel<Letter> letters = Channel.CreateUnbounded<Letter>();
    private readonly TaskCompletionSource abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Inbox()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        application = builder.Build();
        application.Run(TakeAsync);
    }

    /// <summary>What requests are answered with; null to leave them without an answer.</summary>
    public int? Answer { get; set; } = 200;

    public string Address => $"{application.Urls.Single()}/events";

    public int Unread => letters.Reader.Count;

    public static async Task<Inbox> StartAsync()
    {
        var inbox = new Inbox();
        await inbox.application.StartAsync(TestContext.Current.CancellationToken);
        return inbox;
    }

    /// <summary>The next request, which may still have to come.</summary>
    public Task<Letter> NextAsync() => letters.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(timeLimit);

    /// <summary>The next event, whatever probes come before it.</summary>
    public async Task<Letter> NextEventAsync()
    {
        while (true)
        {
            if (await NextAsync() is { Method: "POST" } letter)
                return letter;
        }
    }

    /// <summary>Waits until a sender has given up one request.</summary>
    public Task AbandonedAsync() => abandoned.Task.WaitAsync(timeLimit);

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var answer = Answer;
        letters.Writer.TryWrite(
            new Letter(context.Request.Method, body.ToArray(), context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString())));
        if (answer is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        await using var registration = context.RequestAborted.Register(() => abandoned.TrySetResult());
        await abandoned.Task;
    }
}

/// <summary>One request that came.</summary>
internal sealed record Letter(string Method, byte[] Body, IReadOnlyDictionary<string, string> Headers);
