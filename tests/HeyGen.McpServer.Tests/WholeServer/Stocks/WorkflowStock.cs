namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class WorkflowStock
{
    public static Stock Stock { get; } = new();
}
