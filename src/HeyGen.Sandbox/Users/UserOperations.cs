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
