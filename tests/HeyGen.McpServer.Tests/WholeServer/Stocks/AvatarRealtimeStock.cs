namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class AvatarRealtimeStock
{
    public static Stock Stock { get; } = new();
}
