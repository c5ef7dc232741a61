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
/// Our own tools that reach all the others, so that the list which every conversation pays for can be short. They are two: a person who lets an agent read
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
            Handler = RunReadAsync,
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
            Handler = RunAsync,
        },
    ];

    /// <summary>The tool that may run this one, the more harmless where there is a choice.</summary>
    public static string RunnerOf(ToolDefinition tool) => tool.ReadOnly ? RunRead : RunAny;

    private static Task<ToolResult> RunReadAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken) =>
        RunAsync(call, services, RefusalToRead, cancellationToken);

    private static Task<ToolResult> RunAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken) =>
        RunAsync(call, services, _ => null, cancellationToken);

    /// <summary>Checks, sends, waits and answers exactly as a call of the tool itself would.</summary>
    private static async Task<ToolResult> RunAsync(
        ToolCall call, ToolServices services, Func<ToolDefinition, string?> refusal, CancellationToken cancellationToken)
    {
        var name = call.Arguments["name"]!.GetValue<string>().Trim();
        if (call.Caller.Offer.Find(name) is not { } tool)
        {
            return Refused(ResultKind.BadArguments, $"{ToolCatalog.UnknownTool(UntrustedText.Clean(name))} find_tools finds tools by what they do.");
        }

        if (tool.Toolset == FindTools.Toolset)
        {
            return Refused(ResultKind.BadArguments, $"{tool.Name} is called directly, not through another tool.");
        }

        return refusal(tool) is { } reason
            ? Refused(ResultKind.Denied, reason)
            : await services.Pipeline.CallAsync(tool, (JsonObject?)call.Arguments["arguments"]?.DeepClone() ?? [], call.Caller, cancellationToken);
    }

    private static string? RefusalToRead(ToolDefinition tool) =>
        tool.ReadOnly ? null : $"{tool.Name} is not read-only: it {Does(tool.Effects)}. Nothing was sent. Run it with {RunAny}.";

    private static ToolResult Refused(ResultKind kind, string text) => new() { Kind = kind, Text = text };

    private static string Does(Effects effects) =>
        effects.HasFlag(Effects.Deletes) ? "deletes something for good" : effects.HasFlag(Effects.Spends) ? "spends money or a quota" : "changes something";
}
