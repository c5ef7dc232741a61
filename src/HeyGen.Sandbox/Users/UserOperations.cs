namespace HeyGen.Sandbox.Users;

internal sealed class UserOperations : IOperationGroup
{
    public void Register(OperationTable operations)
    {
        operations["get_current_user"] = GetCurrentUser;
        operations["get_api_key_self"] = GetApiKey;
    }

    private static ApiAnswer GetCurrentUser(ApiCall call)
    {
        var account = call.Account;
        return call.Answer(new JsonObject
        {
            ["username"] = account.Username,
            ["email"] = $"{account.Username}@sandbox.invalid",
            ["first_name"] = "Sandy",
            ["last_name"] = "Box",
            ["billing_type"] = account.IsSubscription ? "subscription" : "wallet",
            ["wallet"] = account.IsSubscription ? null : Wallet(account),
            ["subscription"] = account.IsSubscription ? Subscription(account) : null,
        });
    }

    /// <summary>The reference tells of name, permission mode, scopes and dates, but not what the fields are called. A token is no key.</summary>
    private static ApiAnswer GetApiKey(ApiCall call) => call.Account.IsSubscription
        ? throw new ApiException(404, "not_found", "The caller has signed in without an API key.")
        : call.Answer(new JsonObject
        {
            ["name"] = call.Account.Username,
            ["permission_mode"] = "full_access",
            ["scopes"] = new JsonArray(),
            ["created_at"] = null,
            ["last_used_at"] = call.Now.ToUnixTimeSeconds(),
        });

    private static JsonObject Wallet(Account account) => new()
    {
        ["currency"] = "usd",
        ["remaining_balance"] = account.Balance,
        ["auto_reload"] = new JsonObject { ["enabled"] = false, ["threshold_usd"] = null, ["amount_usd"] = null },
    };

    /// <summary>How plan credits are counted is not published; one stands for one USD here.</summary>
    private static JsonObject Subscription(Account account) => new()
    {
        ["plan"] = "creator",
        ["credits"] = new JsonObject
        {
            ["premium_credits"] = new JsonObject { ["remaining"] = (int)account.Balance, ["resets_at"] = null },
        },
    };
}

/// <summary>
/// Renews OAuth access tokens, as HeyGen's <c>/v1/oauth/token</c> does (RFC 6749, section 6). Refresh tokens beginning with <c>sandbox</c> are good.
/// </summary>
internal sealed class TokenEndpoint(AccountRegistry accounts)
{
    public const string Path = "/v1/oauth/token";

    private static readonly TimeSpan lifetime = TimeSpan.FromDays(10);

    public async Task HandleAsync(HttpContext context)
    {
        var answer = await AnswerAsync(context);
        context.Response.Headers.CacheControl = "no-store";
        await answer.SendAsync(context);
    }

    private async Task<ApiAnswer> AnswerAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType)
            return Refuse("invalid_request");
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["grant_type"] != "refresh_token")
            return Refuse("unsupported_grant_type");
        var refreshToken = form["refresh_token"].ToString();
        if (!refreshToken.StartsWith("sandbox", StringComparison.Ordinal) || refreshToken.StartsWith("sandbox-expired", StringComparison.Ordinal))
            return Refuse("invalid_grant");
        return ApiAnswer.From(200, new JsonObject
        {
            ["access_token"] = accounts.IssueToken(refreshToken, lifetime),
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)lifetime.TotalSeconds,
            ["refresh_token"] = refreshToken,
            ["scope"] = "openid profile email",
        });
    }

    private static ApiAnswer Refuse(string error) => ApiAnswer.From(400, new JsonObject { ["error"] = error });
}
