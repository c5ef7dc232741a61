namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class ModelStock
{
    public static Stock Stock { get; } = new();
}
