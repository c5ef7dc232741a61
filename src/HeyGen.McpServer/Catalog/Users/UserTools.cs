namespace HeyGen.McpServer.Catalog.Users;

/// <summary>Tools of HeyGen's group <c>user</c>.</summary>
internal static class UserTools
{
    public static ToolDefinition GetCurrentUser { get; } = new()
    {
        Operation = Operation.Get("get_current_user", "/v3/users/me", () => UsersJson.Default.NoFields),
        Title = "Get the account",
        Description = "Reads the account: how it is billed and what balance or credits are left.",
        Keywords = "who am I credits money balance wallet funds remaining left plan quota subscription billing username email profile afford logged enough",
        Toolset = "user",
        IsDefault = true,
        Effects = Effects.Reads,
        Example = """{}""",
    };

    public static ToolDefinition GetApiKey { get; } = new()
    {
        Operation = Operation.Get("get_api_key_self", "/v3/api_keys/self", () => UsersJson.Default.NoFields),
        Title = "Get the API key's rights",
        Description = "Reads what the API key in use may do: name, permissions, scopes, dates. Not open to every account yet.",
        Keywords = "credential token scope permissions privileges allowed access what may do authorized 403 forbidden",
        Toolset = "user",
        Effects = Effects.Reads,
        Example = """{}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [GetCurrentUser, GetApiKey];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(NoFields))]
internal sealed partial class UsersJson : JsonSerializerContext;
