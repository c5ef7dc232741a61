using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.Users;

/// <summary>Tools of HeyGen's group <c>user</c>.</summary>
internal static class AccountTools
{
    public static ToolDefinition GetCurrentUser { get; } = new()
    {
        Name = "get_current_user",
        Title = "Get the account",
        Description = "Reads the account: how it is billed and what balance or credits are left.",
        Keywords = "credits money balance left plan who am I quota subscription",
        Toolset = "user",
        IsDefault = true,
        Effects = Effects.Reads,
        Operation = UserOperations.GetCurrent,
    };

    public static ToolDefinition GetApiKey { get; } = new()
    {
        Name = "get_api_key_self",
        Title = "Get the API key's rights",
        Description = "Reads what the API key in use may do: name, permissions, scopes, dates. Not open to every account yet.",
        Keywords = "credential token scope permissions scopes allowed may do",
        Toolset = "user",
        Effects = Effects.Reads,
        Operation = UserOperations.GetApiKey,
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [GetCurrentUser, GetApiKey];
}
