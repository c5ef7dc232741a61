namespace HeyGen.McpServer.Model;

/// <summary>Names of the arguments that are this server's own, and so never reach HeyGen.</summary>
internal static class OwnArguments
{
    public const string WaitSeconds = "wait_seconds";
    public const string Fields = "fields";
    public const string NewTake = "new_take";
    public const string Confirm = "confirm";
    public const string AllowPlaceholders = "allow_placeholders";

    /// <summary>Longest wait that a caller may ask for, in seconds.</summary>
    public const int MostWaitSeconds = 3600;
}
