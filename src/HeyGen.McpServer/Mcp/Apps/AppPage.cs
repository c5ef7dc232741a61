namespace HeyGen.McpServer.Mcp.Apps;

/// <summary>A page that hosts with MCP Apps show with the results of some tools.</summary>
/// <param name="Name">The last part of its URI.</param>
/// <param name="Title">For people.</param>
/// <param name="Description">What it shows.</param>
/// <param name="Scripts">Its scripts among <c>Pages</c>, in order, after those that every page has; a style sheet of its own has its name.</param>
/// <param name="BelongsTo">Whether a tool's results are shown in it.</param>
internal sealed record AppPage(string Name, string Title, string Description, IReadOnlyList<string> Scripts, Func<ToolDefinition, bool> BelongsTo)
{
    /// <summary>These show jobs without starting one themselves: by another tool, or several.</summary>
    private static readonly string[] others = ["get_job", "run_tool", "create_personalised_videos"];

    /// <summary>
    /// One page for all that a paid call goes through: a host shows one page with a call, and the order that it begins with turns into the job.
    /// </summary>
    private static readonly AppPage job = new(
        "job",
        "HeyGen job",
        "The order before money is spent, then the job live, its questions, and what it made.",
        ["media.js", "job.js", "follow.js", "order.js", "storyboard.js", "board.js", "app.js"],
        tool => tool.TakesConfirmation || tool.Job is not null || tool.WaitsForJobs || others.Contains(tool.Name));

    private static readonly string[] choices = ["list_avatar_looks", "list_voices", "design_voice", "search_audio_sounds"];

    private static readonly AppPage gallery = new(
        "gallery",
        "HeyGen gallery",
        "Looks, voices and sounds with previews and filters; the choice goes back to the conversation.",
        ["gallery.js"],
        tool => choices.Contains(tool.Name));

    private static readonly AppPage spending = new(
        "spending", "HeyGen spending", "What was spent, by day and tool, and what the budgets leave.", ["spending.js"], tool => tool.Name == "get_spending");

    public static IReadOnlyList<AppPage> All { get; } = [job, gallery, spending];

    public string Uri => $"ui://{Name}";

    public static AppPage? Of(ToolDefinition? tool) => tool is null ? null : All.FirstOrDefault(page => page.BelongsTo(tool));
}
