namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class AiClippingStock
{
    public static Stock Stock { get; } = new();
}
