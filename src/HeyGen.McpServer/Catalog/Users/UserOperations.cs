using HeyGen.Client;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.Users;

/// <summary>Operations on the caller's account.</summary>
internal static class UserOperations
{
    /// <summary>Reads who calls, how the account is billed and what is left.</summary>
    public static Operation<NoFields> GetCurrent { get; } =
        new("get_current_user", HttpMethod.Get, "/v3/users/me", OperationClass.Read, () => UsersJson.Default.NoFields);

    /// <summary>Reads what the API key in use may do. Not every account has it yet.</summary>
    public static Operation<NoFields> GetApiKey { get; } =
        new("get_api_key_self", HttpMethod.Get, "/v3/api_keys/self", OperationClass.Read, () => UsersJson.Default.NoFields);
}
