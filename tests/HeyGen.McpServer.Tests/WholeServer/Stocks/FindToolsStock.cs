namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class FindToolsStock
{
    public static Stock Stock { get; } = new()
    {
        Fill = (_, texts) =>
        {
            texts["find_tools.query"] = "A film in another language.";
            // Takes no arguments, so that none need be made up.
            texts["run_tool.name"] = "get_current_user";
            texts["run_read_tool.name"] = "get_current_user";
            return Task.CompletedTask;
        },
    };
}
