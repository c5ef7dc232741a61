using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>What a person sees who opens the server's address in a browser, in place of an error for programs.</summary>
internal static class VisitorPage
{
    public static bool IsAsked(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && (context.Request.Path == "/" || context.Request.Path == HttpServer.McpPath)
        && context.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html");

    public static Task SendAsync(HttpContext context)
    {
        var address = HtmlEncoder.Default.Encode($"{context.Request.Scheme}://{context.Request.Host}{HttpServer.McpPath}");
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>HeyGen MCP server</title>
            <body style="font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem">
            <h1>HeyGen MCP server</h1>
            <p>It runs. AI agents make and manage HeyGen videos through it; there is nothing to click here.</p>
            <p>Give this address to an MCP client (Claude, Cursor, VS Code, ...) as a server of the type HTTP:</p>
            <p><code>{address}</code></p>
            """,
            context.RequestAborted);
    }
}
