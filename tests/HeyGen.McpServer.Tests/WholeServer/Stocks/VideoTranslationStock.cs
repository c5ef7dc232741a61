namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class VideoTranslationStock
{
    public static Stock Stock { get; } = new();
}
