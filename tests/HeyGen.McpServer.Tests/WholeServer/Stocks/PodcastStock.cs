namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class PodcastStock
{
    public static Stock Stock { get; } = new();
}
