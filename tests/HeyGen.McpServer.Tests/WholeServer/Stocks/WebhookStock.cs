namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class WebhookStock
{
    public static Stock Stock { get; } = new();
}
