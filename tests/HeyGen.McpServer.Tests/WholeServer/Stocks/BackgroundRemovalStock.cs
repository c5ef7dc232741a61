namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class BackgroundRemovalStock
{
    public static Stock Stock { get; } = new();
}
