using System.Net;
using Microsoft.AspNetCore.Http;

namespace HeyGen.Sandbox.Avatars;

/// <summary>
/// Serves <c>/consent/{id}</c>, the page on which the person shown agrees or declines. It needs no key: the address, which nobody can guess, is handed
/// on to that person. A test posts <c>answer=accept</c> or <c>answer=decline</c> to it.
/// </summary>
internal sealed class ConsentPage(AccountRegistry accounts, JobClock clock)
{
    public const string Path = "/consent";

    public Task HandleAsync(HttpContext context)
    {
        var id = context.Request.Path.Value![Path.Length..].TrimStart('/');
        foreach (var account in accounts.Accounts)
        {
            AvatarGroup? group;
            lock (account.Gate)
            {
                group = account.Made<AvatarGroup>().Values.FirstOrDefault(candidate => candidate.Consent is { Review: null } consent && consent.Id == id);
            }
            if (group is not null)
            {
                return HandleAsync(context, account, group);
            }
        }

        return SendAsync(context, 404, "There is no such consent page.");
    }

    private async Task HandleAsync(HttpContext context, Account account, AvatarGroup group)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await ShowAsync(context, account, group);
            return;
        }

        var answer = context.Request.HasFormContentType ? (await context.Request.ReadFormAsync(context.RequestAborted))["answer"].ToString() : "";
        if (answer is not ("accept" or "decline"))
        {
            await SendAsync(context, 400, "The answer is accept or decline.");
        }
        else if (!TryAnswer(account, group, answer == "accept"))
        {
            await SendAsync(context, 410, "This page has been answered, or is too old.");
        }
        else
        {
            // The browser shall read the next page, not post to it again.
            Redirect(context, group.Consent!.RerouteUrl ?? context.Request.Path.Value!);
        }
    }

    private bool TryAnswer(Account account, AvatarGroup group, bool agreed)
    {
        lock (account.Gate)
        {
            if (group.Consent!.Status(clock.Now) != "pending")
            {
                return false;
            }
            group.Consent.Agreed = agreed;
            return true;
        }
    }

    private Task ShowAsync(HttpContext context, Account account, AvatarGroup group)
    {
        string status;
        lock (account.Gate)
        {
            status = group.Consent!.Status(clock.Now);
        }
        return SendAsync(context, 200, status == "pending" ? Form(group.Name) : $"The consent is {status}. You can close this page.");
    }

    private static void Redirect(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
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

    private static Task SendAsync(HttpContext context, int status, string content)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        context.Response.Headers.CacheControl = "no-store";
        var page =
            $"""
            <!doctype html>
            <html lang="en">
            <title>Consent (HeyGen sandbox)</title>
            <h1>Consent to an avatar</h1>
            <p>{content}</p>
            </html>
            """;
        return context.Response.WriteAsync(page, context.RequestAborted);
    }
}
