namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class VideoQualityStock
{
    public static Stock Stock { get; } = new();
}
