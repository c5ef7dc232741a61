namespace HeyGen.Client;

/// <summary>Operations on the caller's account.</summary>
public static class UserOperations
{
    /// <summary>Reads who calls, how the account is billed and what is left.</summary>
    public static Operation<NoFields, CurrentUser> GetCurrent { get; } =
        new("get_current_user", HttpMethod.Get, "/v3/users/me", OperationClass.Read, json => json.NoFields, json => json.CurrentUser);

    /// <summary>Reads what the API key in use may do. Not every account has it yet.</summary>
    public static Operation<NoFields, ApiKey> GetApiKey { get; } =
        new("get_api_key_self", HttpMethod.Get, "/v3/api_keys/self", OperationClass.Read, json => json.NoFields, json => json.ApiKey);
}
