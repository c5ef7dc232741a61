using System.Text.Encodings.Web;

namespace HeyGen.Sandbox.Http;

/// <summary>Tells somebody who opens the address what this is: a page with forms in a browser, plain text elsewhere.</summary>
internal static class StartPage
{
    private static readonly PathString files = new("/page");

    public static bool IsAsked(PathString path) => path == "/" || path.StartsWithSegments(files);

    public static Task SendAsync(HttpContext context)
    {
        var address = $"{context.Request.Scheme}://{context.Request.Host}";
        if (context.Request.Path.StartsWithSegments(files, out var file))
            return SendFileAsync(context, file.Value!.TrimStart('/'));

        if (context.Request.GetTypedHeaders().Accept.All(type => type.MediaType != "text/html"))
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync(Text(address), context.RequestAborted);
        }

        var page = Read("sandbox.html").Replace("{{address}}", HtmlEncoder.Default.Encode(address), StringComparison.Ordinal);
        return SendAsync(context, page, "text/html; charset=utf-8");
    }

    private static Task SendFileAsync(HttpContext context, string file) => file switch
    {
        "page.css" => SendAsync(context, Read(file), "text/css; charset=utf-8"),
        "forms.js" or "sandbox.js" => SendAsync(context, Read(file), "text/javascript; charset=utf-8"),
        "operations.json" => SendAsync(context, Read(file), "application/json"),
        _ => ApiAnswer.Error(404, "not_found", "The page has no such file.").SendAsync(context),
    };

    private static Task SendAsync(HttpContext context, string content, string type)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; media-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        context.Response.ContentType = type;
        return context.Response.WriteAsync(content, context.RequestAborted);
    }

    private static string Read(string file)
    {
        using var stream = typeof(StartPage).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Text(string address) =>
        $$"""
        HeyGen sandbox: a simulated HeyGen for trying things out and for tests. It is not HeyGen, costs nothing, and forgets everything when it ends.

        Use     this address as the API's base URL, and any key beginning with "sandbox":
                curl -H "X-Api-Key: sandbox-key" {{address}}/v3/users/me
        Jobs    move by themselves and end in media that plays. In a script, prompt or title,
                [sandbox:fail] makes the job fail, [sandbox:seconds=N] makes it take N seconds.
        Control GET    /sandbox/state       what there is, and how often each operation was carried out
                GET    /sandbox/requests    the API requests received (DELETE empties the list)
                POST   /sandbox/faults      {"operation": "create_video", "status": 503} and the like (DELETE takes all back)
                POST   /sandbox/credits     {"usd": 5} sets every wallet
                GET    /sandbox/webhooks    what was delivered to webhook endpoints on this machine (http is taken for them, too)
                POST   /sandbox/webhooks/redeliver    repeats the newest delivery

        """;
}
