using HeyGen.McpServer.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary><c>/webhooks/heygen/{account}</c>, where HeyGen posts events about jobs. The routing answers other methods with 405.</summary>
internal static class WebhookEndpoint
{
    private const string Account = "account";

    /// <summary>Events of HeyGen have a few KiB; one with every clip of a long video stays far below.</summary>
    private const int LargestBody = 256 * 1024;

    private const int ReadSize = 16 * 1024;

    public static void Map(IEndpointRouteBuilder endpoints, WebhookReceiver receiver)
    {
        var path = $"{WebhookAddress.Path}{{{Account}}}";
        // HeyGen asks so whether an address is there, before it registers it.
        endpoints.MapMethods(path, [HttpMethods.Options], context =>
        {
            context.Response.Headers.Allow = $"{HttpMethods.Options}, {HttpMethods.Post}";
            return Task.CompletedTask;
        });
        endpoints.MapPost(path, async context => await ReceiveAsync(context, receiver));
    }

    private static async Task ReceiveAsync(HttpContext context, WebhookReceiver receiver)
    {
        var request = context.Request;
        var signatures = WebhookSignature.Headers.SelectMany(name => request.Headers[name]).OfType<string>().ToArray();
        var receipt = await receiver.ReceiveAsync(
            (string)request.RouteValues[Account]!, signatures, cancellationToken => ReadAsync(request, cancellationToken), context.RequestAborted);
        context.Response.StatusCode = receipt.Outcome switch
        {
            WebhookOutcome.Accepted or WebhookOutcome.Duplicate or WebhookOutcome.Unreadable => StatusCodes.Status200OK,
            WebhookOutcome.Forged => StatusCodes.Status401Unauthorized,
            WebhookOutcome.TooLarge => StatusCodes.Status413PayloadTooLarge,
            WebhookOutcome.Unavailable => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status404NotFound,
        };
        await context.Response.CompleteAsync();
        await receiver.WakeAsync(receipt);
    }

    /// <returns>The bytes as they came, for the signature is over these; null when they are too many, of which no more are read.</returns>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LargestBody)
            return null;

        using var body = new MemoryStream();
        var buffer = new byte[ReadSize];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (body.Length + read > LargestBody)
                return null;

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
