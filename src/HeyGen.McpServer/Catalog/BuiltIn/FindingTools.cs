using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.McpServer.Files;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Catalog.BuiltIn;

/// <summary>Arguments of <c>find_tools</c>.</summary>
internal sealed record FindTools
{
    [Description("What you want to do, in plain words, or a tool's exact name.")]
    [StringLength(500, MinimumLength = 1)]
    public required string Query { get; set; }

    [Description("Most tools to return.")]
    [Range(1, 10)]
    [DefaultValue(3)]
    public int? Limit { get; set; }
}

/// <summary>Arguments of <c>run_read_tool</c> and <c>run_tool</c>.</summary>
internal sealed record RunTool
{
    [Description("The tool's name, from find_tools.")]
    [StringLength(100, MinimumLength = 1)]
    public required string Name { get; set; }

    [Description("The tool's own arguments, as its inputSchema says.")]
    public JsonObject? Arguments { get; set; }
}

/// <summary>
/// Our own tools that reach all the others, so that the list which every conversation pays for can be short. Two of them run tools: a person who lets an
/// agent read without being asked has not let it delete.
/// </summary>
internal static class FindingTools
{
    public const string Toolset = "find";

    private const int UsualLimit = 3;
    private const string Find = "find_tools";
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
            Name = Find,
            Title = "Find tools",
            Description = "Finds tools that are not listed, by intent or name, and shows their arguments. Run them with run_read_tool or run_tool.",
            Toolset = Toolset,
            IsDefault = true,
            Effects = Effects.Reads,
        StaysInside = true,
            RequestType = ToolJson.Default.FindTools,
            Handler = FindAsync,
            Example = """{"query": "translate a film into another language"}""",
        },
        new()
        {
            Name = RunRead,
            Title = "Run a tool that only reads",
            Description = "Runs any tool that changes nothing, by name.",
            Toolset = Toolset,
            IsDefault = true,
            Effects = Effects.Reads,
            RequestType = ToolJson.Default.RunTool,
            ArgumentAliases = runAliases,
            Handler = RunReadAsync,
            Example = """{"name": "list_avatar_groups", "arguments": {"ownership": "private"}}""",
        },
        new()
        {
            Name = RunAny,
            Title = "Run a tool",
            Description = "Runs any tool by name, also one that spends money or deletes for good.",
            Toolset = Toolset,
            IsDefault = true,
            // Whatever a tool may do, this one may.
            Effects = Effects.Spends | Effects.Deletes | Effects.LocalFiles,
            RequestType = ToolJson.Default.RunTool,
            ArgumentAliases = runAliases,
            Handler = RunAsync,
            Example = """{"name": "create_folder", "arguments": {"name": "Outtakes", "parent_id": "$create_folder.folder_id"}}""",
        },
    ];

    /// <summary>The tool that may run this one, the more harmless where there is a choice.</summary>
    public static string RunnerOf(ToolDefinition tool) => tool.ReadOnly ? RunRead : RunAny;

    private static Task<ToolResult> FindAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        var limit = call.Arguments["limit"] is { } given ? (int)JsonElement.Parse(given.ToJsonString()).GetDecimal() : UsualLimit;
        return Task.FromResult(FoundTools.Outcome(call.Arguments["query"]!.GetValue<string>(), call.Caller.Offer, limit));
    }

    private static Task<ToolResult> RunReadAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken) =>
        RunAsync(call, services, tool => tool.ReadOnly ? null : $"{tool.Name} is not read-only: it {Does(tool.Effects)}. Nothing was sent. Run it with {RunAny}.", cancellationToken);

    private static Task<ToolResult> RunAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken) =>
        RunAsync(call, services, _ => null, cancellationToken);

    /// <summary>Checks, sends, waits and answers exactly as a call of the tool itself would.</summary>
    private static async Task<ToolResult> RunAsync(ToolCall call, ToolServices services, Func<ToolDefinition, string?> refusal, CancellationToken cancellationToken)
    {
        var name = call.Arguments["name"]!.GetValue<string>().Trim();
        if (call.Caller.Offer.Find(name) is not { } tool)
        {
            return Refused(ResultKind.BadArguments, $"{ToolCatalog.UnknownTool(UntrustedText.Clean(name))} {Find} finds tools by what they do.");
        }

        if (tool.Toolset == Toolset)
        {
            return Refused(ResultKind.BadArguments, $"{tool.Name} is called directly, not through another tool.");
        }

        return refusal(tool) is { } reason
            ? Refused(ResultKind.Denied, reason)
            : await services.Pipeline.CallAsync(tool, (JsonObject?)call.Arguments["arguments"]?.DeepClone() ?? [], call.Caller, cancellationToken);
    }

    private static ToolResult Refused(ResultKind kind, string text) => new() { Kind = kind, Text = text };

    private static string Does(Effects effects) =>
        effects.HasFlag(Effects.Deletes) ? "deletes something for good" : effects.HasFlag(Effects.Spends) ? "spends money or a quota" : "changes something";
}
