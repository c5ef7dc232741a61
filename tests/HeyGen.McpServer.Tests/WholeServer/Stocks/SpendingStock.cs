namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class SpendingStock
{
    public static Stock Stock { get; } = new()
    {
        Fill = (_, texts) =>
        {
            // Takes no arguments, so that none need be made up.
            texts["estimate_cost.tool"] = "get_current_user";
            return Task.CompletedTask;
        },
    };
}
