namespace HeyGen.McpServer.Webhooks;

/// <summary>Where HeyGen posts the events of an account.</summary>
internal static class WebhookAddress
{
    public const string Path = "/webhooks/heygen/";

    private const string McpPath = "/mcp";

    /// <param name="publicUrl">Where clients reach the server, with or without the path of MCP.</param>
    /// <param name="account">The account's tag.</param>
    public static Uri Of(Uri publicUrl, string account)
    {
        var root = publicUrl.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return new Uri((root.EndsWith(McpPath, StringComparison.Ordinal) ? root[..^McpPath.Length] : root) + Path + account);
    }
}
