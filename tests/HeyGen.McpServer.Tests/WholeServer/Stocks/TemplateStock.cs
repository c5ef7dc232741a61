namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class TemplateStock
{
    public static Stock Stock { get; } = new();
}
