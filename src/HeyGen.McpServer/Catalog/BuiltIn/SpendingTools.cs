namespace HeyGen.McpServer.Catalog.BuiltIn;

/// <summary>Our own tools that tell what calls cost, before and after.</summary>
internal static class SpendingTools
{
    public const string Toolset = "spending";

    public static ToolDefinition Estimate { get; } = new()
    {
        Name = "estimate_cost",
        Title = "Estimate a call's cost",
        Description = "Tells what a call of any tool would cost, what is left of balance and budgets, and whether it would be allowed. Starts nothing. Free.",
        Keywords = "price how much expensive cheap afford pay charge before quote dollars usd credits would budget minute",
        Toolset = Toolset,
        Effects = Effects.Reads,
        RequestType = ToolJson.Default.EstimateCost,
        ArgumentAliases = new Dictionary<string, string>
        {
            ["name"] = "tool",
            ["tool_name"] = "tool",
            ["toolName"] = "tool",
            ["args"] = "arguments",
            ["input"] = "arguments",
            ["params"] = "arguments",
            ["parameters"] = "arguments",
        },
        Handler = typeof(CostEstimateReport),
        Example =
            """
            {"tool": "create_lipsync", "arguments": {"video": "https://example.com/advert.mp4",
             "audio": "https://example.com/german.mp3"}, "media_seconds": 90}
            """,
    };

    public static ToolDefinition Spending { get; } = new()
    {
        Name = "get_spending",
        Title = "Get what was spent",
        Description = "Tells what calls through this server cost, by tool and UTC day: estimated, settled and open, and what is left of the budgets. Free.",
        Keywords = "spend money paid bill invoice usage total cost how much so far since today yesterday week month dollars budget left expense report",
        Toolset = Toolset,
        Effects = Effects.Reads,
        RequestType = ToolJson.Default.GetSpending,
        Handler = typeof(SpendingReport),
        Example = """{"days": 7, "group_by": "day"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Estimate, Spending];
}
