namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class VideoBatchStock
{
    public static Stock Stock { get; } = new();
}
