namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class AssetStock
{
    public static Stock Stock { get; } = new();
}
