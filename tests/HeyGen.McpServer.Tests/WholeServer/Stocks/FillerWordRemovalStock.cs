namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class FillerWordRemovalStock
{
    public static Stock Stock { get; } = new();
}
