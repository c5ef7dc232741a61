using System.CommandLine;
using HeyGen.McpServer.Catalog;
using HeyGen.McpServer.Manifests;
using HeyGen.McpServer.Mcp.Calls;
using HeyGen.McpServer.Schemas;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Cli;

/// <summary><c>tools</c>: shows the tools as a client would see them. Needs no key.</summary>
internal static class ToolsCommand
{
    public static Command Create(SettingsOptions settings)
    {
        var name = new Argument<string?>("NAME") { Description = "Show this tool with its full schemas.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Print the exact tools/list result." };
        var command = new Command("tools", "List the tools, or show one.") { name, json };
        command.SetAction(async (result, _) =>
        {
            var read = settings.Read(result);
            var listed = ToolCatalog.Select(read.Toolsets, read.ReadOnly).Listed;
            return result.GetValue(name) is { } wanted ? await ShowAsync(wanted)
                : result.GetValue(json) ? await PrintListAsync(listed)
                : await PrintLinesAsync(listed);
        });
        return command;
    }

    private static async Task<int> ShowAsync(string name)
    {
        if (ToolCatalog.Find(name) is not { } tool)
        {
            await Console.Error.WriteLineAsync(ToolCatalog.DescribeUnknown(name));
            return ExitCode.Usage;
        }

        await Console.Out.WriteLineAsync(ManifestFiles.Text(ToolManifests.Read(tool.Name)).TrimEnd());
        return ExitCode.Ok;
    }

    private static async Task<int> PrintListAsync(IReadOnlyList<ToolDefinition> listed)
    {
        var list = new ListToolsResult { Tools = [.. listed.Select(ListedTool.From)] };
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(list, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ListToolsResult))));
        return ExitCode.Ok;
    }

    private static async Task<int> PrintLinesAsync(IReadOnlyList<ToolDefinition> listed)
    {
        var width = listed.Max(tool => tool.Name.Length);
        foreach (var tool in listed)
            await Console.Out.WriteLineAsync($"{tool.Name.PadRight(width)}  {tool.Description}");

        return ExitCode.Ok;
    }
}
