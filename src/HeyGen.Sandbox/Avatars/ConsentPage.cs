using System.Net;

namespace HeyGen.Sandbox.Avatars;

/// <summary>
/// Serves <c>/consent/{id}</c>, the page on which the person shown agrees or declines. It needs no key: the address, which nobody can guess, is handed
/// on to that person. A test posts <c>answer=accept</c> or <c>answer=decline</c> to it.
/// </summary>
internal sealed class ConsentPage(AccountRegistry accounts, JobClock clock)
{
    public const string Path = "/consent";

    public async Task HandleAsync(HttpContext context)
    {
        var isAnswer = HttpMethods.IsPost(context.Request.Method);
        var answer = isAnswer && context.Request.HasFormContentType
            ? (await context.Request.ReadFormAsync(context.RequestAborted))["answer"].ToString()
            : "";
        var (status, text) = Take(context.Request.Path.Value!, isAnswer, answer);
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status303SeeOther)
        {
            context.Response.Headers.Location = text;
            return;
        }
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(Page(text), context.RequestAborted);
    }

    /// <summary>Finds who is asked on a page, and notes the answer.</summary>
    /// <returns>The status with what the page says, or with the address of the next page.</returns>
    private (int Status, string Text) Take(string path, bool isAnswer, string answer)
    {
        var id = path[Path.Length..].TrimStart('/');
        foreach (var account in accounts.Accounts)
        {
            lock (account.Gate)
            {
                if (account.Made<AvatarGroup>().Values.FirstOrDefault(group => group.Consent?.Id == id) is not { Consent: { Review: null } consent } group)
                    continue;
                var status = consent.Status(clock.Now);
                if (!isAnswer)
                    return (200, status == "pending" ? Form(group.Name) : $"The consent is {status}. You can close this page.");
                if (answer is not ("accept" or "decline"))
                    return (400, "The answer is accept or decline.");
                if (status != "pending")
                    return (410, "This page has been answered, or is too old.");
                consent.Agreed = answer == "accept";
                // The browser shall read the next page, not post to it again.
                return (StatusCodes.Status303SeeOther, consent.RerouteUrl ?? path);
            }
        }
        return (404, "There is no such consent page.");
    }

    private static string Form(string name) =>
        $"""
        An avatar of you is to be used: <strong>{WebUtility.HtmlEncode(name)}</strong>. Do you agree?</p>
        <form method="post">
          <button name="answer" value="accept">I agree</button>
          <button name="answer" value="decline">I do not agree</button>
        </form>
        <p>This is HeyGen's sandbox: at HeyGen you would be filmed saying so.
        """;

    private static string Page(string content) =>
        $"""
        <!doctype html>
        <html lang="en">
        <title>Consent (HeyGen sandbox)</title>
        <h1>Consent to an avatar</h1>
        <p>{content}</p>
        </html>
        """;
}

/// <summary>A person who was asked to agree: on a page, or by footage that was handed in.</summary>
internal sealed class ConsentRequest(DateTimeOffset askedAt)
{
    /// <summary>How long HeyGen's link works. Real time at any speed: no person answers faster because jobs do.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>What the page's address ends with; whoever has it may answer.</summary>
    public string Id { get; } = Ids.New();

    public string? RerouteUrl { get; set; }

    /// <summary>The check of handed-in footage; null where the person answers on the page.</summary>
    public Job? Review { get; init; }

    public bool? Agreed { get; set; }

    public string Status(DateTimeOffset now) => Review?.Status(now, "pending", "approved", "rejected") ?? PageStatus(now);

    private string PageStatus(DateTimeOffset now) => Agreed switch
    {
        true => "approved",
        false => "rejected",
        null => now < askedAt + Lifetime ? "pending" : "expired",
    };
}
