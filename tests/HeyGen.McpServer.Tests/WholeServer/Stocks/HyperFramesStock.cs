namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class HyperFramesStock
{
    public static Stock Stock { get; } = new();
}
