namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class AvatarAndVoiceStock
{
    public static Stock Stock { get; } = new();
}
