using HeyGen.McpServer.Cli;
using HeyGen.McpServer.Tools.Account;
using HeyGen.McpServer.Tools.Audio;
using HeyGen.McpServer.Tools.Avatars;
using HeyGen.McpServer.Tools.Jobs;
using HeyGen.McpServer.Tools.VideoAgents;
using HeyGen.McpServer.Tools.Videos;
using HeyGen.McpServer.Tools.Voices;
using JsonSchema.Wording;

namespace HeyGen.McpServer.Tools;

/// <summary>Every tool, in the order in which a client lists them: making first, then looking up, then the rest.</summary>
internal static class ToolCatalog
{
    /// <summary>As yet every tool is in the default toolset.</summary>
    private const string DefaultToolset = "default";

    private const string EveryToolset = "all";

    public static IReadOnlyList<ToolDefinition> All { get; } =
    [
        .. VideoTools.All,
        .. VideoAgentTools.All,
        .. AvatarTools.All,
        .. VoiceTools.All,
        .. AudioTools.All,
        .. AccountTools.All,
        .. JobTools.All,
    ];

    /// <summary>Names that <c>--toolsets</c> takes.</summary>
    public static IReadOnlyList<string> Toolsets { get; } = [EveryToolset, DefaultToolset, .. All.Select(tool => tool.Toolset).Distinct()];

    public static ToolDefinition? Find(string name) => All.FirstOrDefault(tool => tool.Name == name);

    /// <summary>The tools that these settings offer.</summary>
    public static IReadOnlyList<ToolDefinition> Offered(ServerSettings settings) =>
        [.. All.Where(tool => (!settings.ReadOnly || tool.ReadOnly) && InToolsets(tool, settings.Toolsets))];

    /// <summary>What to tell somebody who asks for a tool that is not offered.</summary>
    public static string UnknownTool(string name)
    {
        if (Find(name) is { } hidden)
        {
            return $"{name} is not offered with this server's settings (--read-only or --toolsets; its toolset is {hidden.Toolset}).";
        }

        var nearest = Nearest.To(name, All.Select(tool => tool.Name));
        return nearest is null ? $"No tool is called {name}; list the tools to see their names." : $"No tool is called {name}; did you mean {nearest}?";
    }

    private static bool InToolsets(ToolDefinition tool, IReadOnlyList<string> toolsets) =>
        toolsets.Count == 0 || toolsets.Any(name => name is EveryToolset or DefaultToolset || name == tool.Toolset || tool.Toolset == JobTools.Toolset);
}
