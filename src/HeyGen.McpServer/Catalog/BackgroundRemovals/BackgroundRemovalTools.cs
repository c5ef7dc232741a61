using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.BackgroundRemovals;

/// <summary>Tools of HeyGen's group <c>background_removal</c>.</summary>
internal static class BackgroundRemovalTools
{
    public static ToolDefinition Create { get; } = new()
    {
        Name = "create_background_removal",
        Title = "Remove a video's background",
        Description = "Takes a video apart into foreground, mask and background, and waits for it. Costs money; no rate is published.",
        Keywords = "cut out matte alpha transparent green screen separate person matting",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Spends,
        Operation = BackgroundRemovalOperations.Create,
        Job = new StartedJob(BackgroundRemovalKinds.BackgroundRemoval, "id"),
        LookForWorkWith = "list_background_removals",
    };

    public static ToolDefinition List { get; } = new()
    {
        Name = "list_background_removals",
        Title = "List background removals",
        Description = "Lists background removals, newest first.",
        Keywords = "cut out matte alpha transparent outs earlier",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Reads,
        Operation = BackgroundRemovalOperations.List,
        ListFields = ["id", "status", "duration", "error", "created_at", "completed_at"],
    };

    public static ToolDefinition Get { get; } = new()
    {
        Name = "get_background_removal",
        Title = "Get a background removal",
        Description = "Reads one background removal: status and fresh links to its layers.",
        Keywords = "cut out matte alpha transparent layers result",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Reads,
        Operation = BackgroundRemovalOperations.Get,
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Name = "delete_background_removal",
        Title = "Delete a background removal",
        Description = "Deletes a background removal and its layers.",
        Keywords = "transparent cut out erase",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Deletes,
        Operation = BackgroundRemovalOperations.Delete,
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, List, Get, Delete];
}
