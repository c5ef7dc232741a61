namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class FindToolsStock
{
    public static Stock Stock { get; } = new();
}
