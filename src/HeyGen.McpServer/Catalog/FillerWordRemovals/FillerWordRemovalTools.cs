using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.FillerWordRemovals;

/// <summary>Tools of HeyGen's group <c>filler_word_removal</c>.</summary>
internal static class FillerWordRemovalTools
{
    private const string Toolset = "filler_word_removal";

    public static ToolDefinition Create { get; } = new()
    {
        Name = "create_filler_word_removal",
        Title = "Remove filler words",
        Description = "Cuts filler words and long silences out of a talking video. Paid by the minute of the source, one at least; waits for it.",
        Keywords = "um uh pauses clean up edit speech tighten hesitation dead air talk",
        Toolset = Toolset,
        Effects = Effects.Spends,
        Operation = FillerWordRemovalOperations.Create,
        Job = new StartedJob(FillerWordRemovalKinds.FillerWordRemoval, "filler_word_removal_id"),
        ArgumentAliases = new Dictionary<string, string> { ["video_url"] = "video", ["videoUrl"] = "video", ["video_asset_id"] = "video" },
        LookForWorkWith = "get_current_user (the balance shows it)",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Name = "get_filler_word_removal",
        Title = "Get a filler-word removal",
        Description = "Reads a filler-word removal: status, fresh link, and how much was cut.",
        Keywords = "um uh pauses how many were cut result",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = FillerWordRemovalOperations.Get,
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, Get];
}
