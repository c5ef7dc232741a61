using Microsoft.AspNetCore.Http;

namespace HeyGen.Sandbox.Users;

/// <summary>
/// Renews OAuth access tokens, as HeyGen's <c>/v1/oauth/token</c> does (RFC 6749, section 6). Refresh tokens beginning with <c>sandbox</c> are good.
/// </summary>
internal sealed class TokenEndpoint(AccountRegistry accounts)
{
    public const string Path = "/v1/oauth/token";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(10);

    public async Task HandleAsync(HttpContext context)
    {
        var answer = await AnswerAsync(context);
        context.Response.Headers.CacheControl = "no-store";
        await answer.SendAsync(context);
    }

    private async Task<ApiAnswer> AnswerAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType)
        {
            return Refuse("invalid_request");
        }
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["grant_type"] != "refresh_token")
        {
            return Refuse("unsupported_grant_type");
        }
        var refreshToken = form["refresh_token"].ToString();
        if (!refreshToken.StartsWith("sandbox", StringComparison.Ordinal) || refreshToken.StartsWith("sandbox-expired", StringComparison.Ordinal))
        {
            return Refuse("invalid_grant");
        }
        return ApiAnswer.From(200, new JsonObject
        {
            ["access_token"] = accounts.IssueToken(refreshToken, Lifetime),
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)Lifetime.TotalSeconds,
            ["refresh_token"] = refreshToken,
            ["scope"] = "openid profile email",
        });
    }

    private static ApiAnswer Refuse(string error) => ApiAnswer.From(400, new JsonObject { ["error"] = error });
}
