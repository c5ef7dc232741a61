using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Testing;

/// <summary>A store of one file, which answers ranges as S3 does and can break off, forget links, or change the file.</summary>
internal sealed class LinkServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly ConcurrentQueue<int> cuts = new();

    private LinkServer(WebApplication application, byte[] content)
    {
        this.application = application;
        Content = content;
    }

    public byte[] Content { get; set; }

    public string? Tag { get; set; } = "\"v1\"";

    public string MediaType { get; set; } = "video/mp4";

    public bool TakesRanges { get; set; } = true;

    /// <summary>Says how long the file is; otherwise it comes in chunks till it ends.</summary>
    public bool NamesLength { get; set; } = true;

    /// <summary>Answers a whole request with the second half of the file, as status 206 says.</summary>
    public bool SendsPartUnasked { get; set; }

    /// <summary>Paths that have expired, with the status that they answer.</summary>
    public ConcurrentDictionary<string, HttpStatusCode> Expired { get; } = new();

    /// <summary>The ranges that were asked for; empty where none was.</summary>
    public ConcurrentQueue<string> Ranges { get; } = new();

    /// <summary>The <c>If-Range</c> headers of those requests.</summary>
    public ConcurrentQueue<string> Conditions { get; } = new();

    public Action? AfterCut { get; set; }

    /// <summary>Holds each answer back.</summary>
    public Func<Task> BeforeAnswer { get; set; } = () => Task.CompletedTask;

    /// <summary>The length that an answer names which is cut, where it is not that of the file.</summary>
    public long? ClaimedLength { get; set; }

    public string Address { get; private set; } = "";

    public static async Task<LinkServer> StartAsync(byte[] content)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        var application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        var server = new LinkServer(application, content);
        application.Run(server.AnswerAsync);
        await application.StartAsync(TestContext.Current.CancellationToken);
        server.Address = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        return server;
    }

    /// <summary>The next answers break off after so many bytes each.</summary>
    public void Cut(params ReadOnlySpan<int> afterBytes)
    {
        foreach (var bytes in afterBytes)
            cuts.Enqueue(bytes);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Ranges.Enqueue(context.Request.Headers.Range.ToString());
        Conditions.Enqueue(context.Request.Headers.IfRange.ToString());
        await BeforeAnswer();
        if (Expired.TryGetValue(context.Request.Path.Value!, out var status))
        {
            context.Response.StatusCode = (int)status;
            return;
        }

        if (SendsPartUnasked)
        {
            context.Request.Headers.Range = $"bytes={Content.Length / 2}-";
            context.Request.Headers.Remove("If-Range");
        }

        if (!NamesLength)
        {
            context.Response.ContentType = MediaType;
            await context.Response.Body.WriteAsync(Content);
            return;
        }

        if (cuts.TryDequeue(out var cut))
        {
            await SendAndCutAsync(context, cut);
            return;
        }

        var tag = Tag is null ? null : EntityTagHeaderValue.Parse(Tag);
        await TypedResults.Bytes(Content, MediaType, enableRangeProcessing: TakesRanges, entityTag: tag).ExecuteAsync(context);
    }

    private async Task SendAndCutAsync(HttpContext context, int cut)
    {
        var from = (int)(context.Request.GetTypedHeaders().Range?.Ranges.Single().From ?? 0);
        context.Response.StatusCode = from > 0 ? StatusCodes.Status206PartialContent : StatusCodes.Status200OK;
        context.Response.ContentLength = ClaimedLength ?? (Content.Length - from);
        if (from > 0)
            context.Response.Headers.ContentRange = $"bytes {from}-{Content.Length - 1}/{Content.Length}";

        if (Tag is not null)
            context.Response.Headers.ETag = Tag;

        await context.Response.Body.WriteAsync(Content.AsMemory(from, cut));
        await context.Response.Body.FlushAsync();
        AfterCut?.Invoke();
        // Kestrel ends the connection of an answer that is too short, after what was written; an abort could overtake it.
    }
}
