namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class LipsyncStock
{
    public static Stock Stock { get; } = new();
}
