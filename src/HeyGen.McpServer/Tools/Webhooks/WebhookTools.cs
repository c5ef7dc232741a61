namespace HeyGen.McpServer.Tools.Webhooks;

/// <summary>Tools of HeyGen's group <c>webhook</c>: addresses that HeyGen calls when something happens.</summary>
internal static class WebhookTools
{
    public static IReadOnlyList<ToolDefinition> All { get; } = [];
}
