namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class BrandStock
{
    public static Stock Stock { get; } = new();
}
