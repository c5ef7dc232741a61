using HeyGen.McpServer.Pipeline;

namespace HeyGen.McpServer.Catalog.BuiltIn;

internal sealed record RunTool(
    [Description("The tool's name, from find_tools."), StringLength(100, MinimumLength = 1)] string Name,
    [Description("The tool's own arguments, as its inputSchema says.")] JsonObject? Arguments = null);

/// <summary>
/// Our own tools that run all the others, so that the list which every conversation pays for can be short. They are two: a person who lets an agent read
/// without being asked has not let it delete.
/// </summary>
internal static class RunTools
{
    private const string RunRead = "run_read_tool";
    private const string RunAny = "run_tool";

    private static readonly Dictionary<string, string> runAliases = new()
    {
        ["tool"] = "name",
        ["tool_name"] = "name",
        ["toolName"] = "name",
        ["args"] = "arguments",
        ["input"] = "arguments",
        ["params"] = "arguments",
        ["parameters"] = "arguments",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } =
    [
        new()
        {
            Name = RunRead,
            Title = "Run a tool that only reads",
            Description = "Runs any tool that changes nothing, by name.",
            Toolset = FindTools.Toolset,
            IsDefault = true,
            Effects = Effects.Reads,
            RequestType = ToolJson.Default.RunTool,
            ArgumentAliases = runAliases,
            Handler = typeof(RunReadToolHandler),
            Example = """{"name": "list_avatar_groups", "arguments": {"ownership": "private"}}""",
        },
        new()
        {
            Name = RunAny,
            Title = "Run a tool",
            Description = "Runs any tool by name, also one that spends money or deletes for good.",
            Toolset = FindTools.Toolset,
            IsDefault = true,
            // Whatever a tool may do, this one may.
            Effects = Effects.Spends | Effects.Deletes | Effects.LocalFiles,
            RequestType = ToolJson.Default.RunTool,
            ArgumentAliases = runAliases,
            Handler = typeof(RunToolHandler),
            Example = """{"name": "create_folder", "arguments": {"name": "Outtakes", "parent_id": "$create_folder.folder_id"}}""",
        },
    ];

    /// <summary>The tool that may run this one, the more harmless where there is a choice.</summary>
    public static string RunnerOf(ToolDefinition tool) => tool.ReadOnly ? RunRead : RunAny;
}

/// <summary>Does <c>run_tool</c>.</summary>
internal class RunToolHandler(ToolCallPipeline pipeline, IToolCatalog catalog) : IToolHandler
{
    /// <summary>Checks, sends, waits and answers exactly as a call of the tool itself would.</summary>
    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var asked = call.Read(ToolJson.Default.RunTool);
        var name = asked.Name.Trim();
        if (call.Caller.Tools.Find(name) is not { } tool)
            return Refused(ResultKind.BadArguments, $"{catalog.DescribeUnknown(UntrustedText.Clean(name))} find_tools finds tools by what they do.");

        if (tool.Toolset == FindTools.Toolset)
            return Refused(ResultKind.BadArguments, $"{tool.Name} is called directly, not through another tool.");

        return Refusal(tool) is { } reason
            ? Refused(ResultKind.Denied, reason)
            : await pipeline.CallAsync(tool, asked.Arguments ?? [], call.Caller, cancellationToken);
    }

    /// <summary>Why this tool is not run; null when it is.</summary>
    protected virtual string? Refusal(ToolDefinition tool) => null;

    private static ToolResult Refused(ResultKind kind, string text) => new() { Kind = kind, Text = text };
}

/// <summary>Does <c>run_read_tool</c>.</summary>
internal sealed class RunReadToolHandler(ToolCallPipeline pipeline, IToolCatalog catalog) : RunToolHandler(pipeline, catalog)
{
    protected override string? Refusal(ToolDefinition tool) => tool.ReadOnly
        ? null
        : $"{tool.Name} is not read-only: it {Does(tool.Effects)}. Nothing was sent. Run it with run_tool.";

    private static string Does(Effects effects) =>
        effects.HasFlag(Effects.Deletes) ? "deletes something for good" : effects.HasFlag(Effects.Spends) ? "spends money or a quota" : "changes something";
}
