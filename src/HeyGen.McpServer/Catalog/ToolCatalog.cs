using HeyGen.McpServer.Catalog.AiClipping;
using HeyGen.McpServer.Catalog.Assets;
using HeyGen.McpServer.Catalog.Audio;
using HeyGen.McpServer.Catalog.AvatarRealtime;
using HeyGen.McpServer.Catalog.Avatars;
using HeyGen.McpServer.Catalog.BackgroundRemovals;
using HeyGen.McpServer.Catalog.Brands;
using HeyGen.McpServer.Catalog.BuiltIn;
using HeyGen.McpServer.Catalog.FillerWordRemovals;
using HeyGen.McpServer.Catalog.Folders;
using HeyGen.McpServer.Catalog.HyperFrames;
using HeyGen.McpServer.Catalog.Lipsyncs;
using HeyGen.McpServer.Catalog.Models;
using HeyGen.McpServer.Catalog.Personalised;
using HeyGen.McpServer.Catalog.Podcasts;
using HeyGen.McpServer.Catalog.Templates;
using HeyGen.McpServer.Catalog.Users;
using HeyGen.McpServer.Catalog.VideoAgents;
using HeyGen.McpServer.Catalog.VideoQuality;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Catalog.VideoTranslations;
using HeyGen.McpServer.Catalog.Voices;
using HeyGen.McpServer.Catalog.Webhooks;
using HeyGen.McpServer.Catalog.Workflows;

namespace HeyGen.McpServer.Catalog;

/// <summary>Every tool, in the order in which a client lists them: making first, then looking up, then the rest.</summary>
internal sealed class ToolCatalog : IToolCatalog
{
    /// <summary>The toolset of everything but <see cref="PreviewToolset"/>.</summary>
    public const string EveryToolset = "all";

    private const string DefaultToolset = "default";

    private const string Status = "_status";

    /// <summary>Listed whichever toolsets are chosen: these tools serve all the others.</summary>
    private static readonly string[] ownToolsets = [JobTools.Toolset, FindTools.Toolset];

    public static IReadOnlyList<ToolDefinition> All { get; } =
    [
        .. VideoTools.All,
        .. PersonalisedTools.All,
        .. VideoAgentTools.All,
        .. AvatarTools.All,
        .. VoiceTools.All,
        .. AudioTools.All,
        .. LipsyncTools.All,
        .. VideoTranslationTools.All,
        .. TemplateTools.All,
        .. AiClippingTools.All,
        .. FillerWordRemovalTools.All,
        .. HyperFramesTools.All,
        .. AssetFileTools.All,
        .. AssetTools.All,
        .. BrandTools.All,
        .. FolderTools.All,
        .. WebhookTools.All,
        .. UserTools.All,
        .. JobTools.All,
        FindTools.Definition,
        .. RunTools.All,
        .. SpendingTools.All,
        .. BackgroundRemovalTools.All,
        .. AvatarRealtimeTools.All,
        .. ModelTools.All,
        .. PodcastTools.All,
        .. WorkflowTools.All,
        .. VideoQualityTools.All,
    ];

    /// <summary>Names that <c>--toolsets</c> takes.</summary>
    public static IReadOnlyList<string> Toolsets { get; } = [DefaultToolset, EveryToolset, .. All.Select(tool => tool.Toolset).Distinct()];

    private static readonly Dictionary<string, ToolDefinition> byName = All
        .SelectMany(tool => tool.Aliases.Prepend(tool.Name).Select(name => KeyValuePair.Create(name, tool)))
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>The tool of this name or alias.</summary>
    public static ToolDefinition? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>
    /// The tools that these settings allow. The default list is short to spare context, not to forbid: what it leaves out is found with <c>find_tools</c>.
    /// Toolsets that were named are a limit.
    /// </summary>
    public static ToolSelection Select(IReadOnlyList<string> toolsets, bool readOnly)
    {
        var reachable = All.Where(tool => (!readOnly || tool.ReadOnly) && IsReachable(tool, toolsets)).ToList();
        return new ToolSelection([.. reachable.Where(tool => IsListed(tool, toolsets))], reachable);
    }

    IReadOnlyList<ToolDefinition> IToolCatalog.All => All;

    IReadOnlyList<string> IToolCatalog.Toolsets => Toolsets;

    ToolDefinition? IToolCatalog.Find(string name) => Find(name);

    ToolSelection IToolCatalog.Select(IReadOnlyList<string> toolsets, bool readOnly) => Select(toolsets, readOnly);

    string IToolCatalog.DescribeUnknown(string name) => DescribeUnknown(name);

    /// <summary>What to tell somebody who asks for a tool that cannot be called.</summary>
    public static string DescribeUnknown(string name)
    {
        if (Find(name) is { } hidden)
        {
            return $"{name} is not available here (--read-only or --toolsets, or the request's X-HeyGen-Read-Only or X-HeyGen-Toolsets; its toolset is "
                + $"{hidden.Toolset}).";
        }

        var own = ToolSelection.WithoutPrefix(name);
        if (AnnouncedOperations.Names.Contains(own))
            return AnnouncedOperations.Describe(own);

        var meant = string.Join(", ", Meant(own));
        return meant.Length == 0 ? $"No tool is called {name}; list the tools to see their names." : $"No tool is called {name}; did you mean {meant}?";
    }

    /// <summary>The tools that an operation of HeyGen's has become, what another API calls the status of a thing, or the name that is written most alike.</summary>
    private static string[] Meant(string name)
    {
        string[] ofOperation = [.. All.Where(tool => tool.Operation?.Id == name).Select(tool => tool.Name)];
        return ofOperation.Length > 0 ? ofOperation
            : name.EndsWith(Status, StringComparison.Ordinal) && Find(name[..^Status.Length]) is { } read ? [read.Name]
            : NearestName.To(name, byName.Keys) is { } nearest ? [nearest]
            : [];
    }

    private static bool IsListed(ToolDefinition tool, IReadOnlyList<string> toolsets) =>
        toolsets.Count == 0
            ? tool.IsDefault
            : toolsets.Any(name => name switch
            {
                DefaultToolset => tool.IsDefault,
                EveryToolset => tool.Toolset != PreviewToolset.Name,
                _ => name == tool.Toolset,
            }) || ownToolsets.Contains(tool.Toolset);

    private static bool IsReachable(ToolDefinition tool, IReadOnlyList<string> toolsets) =>
        toolsets.Count == 0 || toolsets.Any(name => name is DefaultToolset or EveryToolset) || IsListed(tool, toolsets);
}
