using Microsoft.AspNetCore.Http;

namespace HeyGen.Sandbox.Control;

/// <summary>Tells somebody who opens the address in a browser what this is.</summary>
internal static class StartPage
{
    public static Task SendAsync(HttpContext context)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var address = $"{context.Request.Scheme}://{context.Request.Host}";
        return context.Response.WriteAsync(Text(address), context.RequestAborted);
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
