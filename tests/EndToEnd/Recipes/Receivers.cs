using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EndToEnd.Recipes;

/// <summary>What somebody posted.</summary>
internal sealed record Posted(string Path, string? ContentType, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>Stands for a feed, for Slack and for Telegram: gives a text, and keeps what is posted.</summary>
internal sealed class WebStandIn : IAsyncDisposable
{
    private readonly WebApplication app;

    /// <param name="page">What a GET gets.</param>
    /// <param name="refuses">What is answered with 400.</param>
    private WebStandIn(string page, Func<Posted, bool> refuses)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(async context =>
        {
            if (HttpMethods.IsGet(context.Request.Method))
            {
                await context.Response.WriteAsync(page);
                return;
            }

            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var posted = new Posted(context.Request.Path, context.Request.ContentType, body.ToArray());
            Posts.Enqueue(posted);
            Arrived.Writer.TryWrite(posted);
            context.Response.StatusCode = refuses(posted) ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        });
    }

    public string Address => app.Urls.Single();

    public ConcurrentQueue<Posted> Posts { get; } = new();

    public Channel<Posted> Arrived { get; } = Channel.CreateUnbounded<Posted>();

    public static async Task<WebStandIn> StartAsync(CancellationToken cancellationToken, string page = "", Func<Posted, bool>? refuses = null)
    {
        var standIn = new WebStandIn(page, refuses ?? (_ => false));
        await standIn.app.StartAsync(cancellationToken);
        return standIn;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>Stands for a mail server: takes one message (RFC 5321, without extensions).</summary>
internal sealed class MailStandIn : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public MailStandIn(CancellationToken cancellationToken)
    {
        listener.Start();
        Message = ReceiveAsync(cancellationToken);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public Task<string> Message { get; }

    public void Dispose() => listener.Dispose();

    private async Task<string> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var client = await listener.AcceptTcpClientAsync(cancellationToken);
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        var message = new StringBuilder();
        await writer.WriteLineAsync("220 stand-in");
        while (await reader.ReadLineAsync(cancellationToken) is { } line && line != "QUIT" && !line.StartsWith("quit", StringComparison.OrdinalIgnoreCase))
        {
            if (!line.StartsWith("data", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("250 ok");
                continue;
            }

            await writer.WriteLineAsync("354 go on");
            while (await reader.ReadLineAsync(cancellationToken) is { } part && part != ".")
                message.AppendLine(part);

            await writer.WriteLineAsync("250 taken");
        }

        await writer.WriteLineAsync("221 bye");
        return message.ToString();
    }
}
