using HeyGen.Client;
using HeyGen.McpServer.Catalog.Avatars;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.Podcasts;

/// <summary>Tools of HeyGen's group <c>podcast</c>.</summary>
internal static class PodcastTools
{
    public static ToolDefinition Create { get; } = new()
    {
        Name = "create_podcast",
        Title = "Create a podcast",
        Description = "Makes a video in which two avatars talk about a topic or files, and waits for it. Costs money; no rate is published.",
        Keywords = "two hosts interview conversation dialogue episode people discuss talk show document paper",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Spends,
        Operation = PodcastOperations.Create,
        Job = new StartedJob(PodcastKinds.Podcast, "podcast_id"),
        LookForWorkWith = "list_podcasts",
        ExplainRefusal = GroupAsLook.ExplainAsync,
    };

    public static ToolDefinition List { get; } = new()
    {
        Name = "list_podcasts",
        Title = "List podcasts",
        Description = "Lists podcasts.",
        Keywords = "interview conversation episode episodes",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Reads,
        Operation = PodcastOperations.List,
        ListFields = ["podcast_id", "title", "status", "duration", "created_at", "failure_message"],
    };

    public static ToolDefinition Get { get; } = new()
    {
        Name = "get_podcast",
        Title = "Get a podcast",
        Description = "Reads one podcast: status, fresh links, and why it failed.",
        Keywords = "interview conversation episode ready",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Reads,
        Operation = PodcastOperations.Get,
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Name = "delete_podcast",
        Title = "Delete a podcast",
        Description = "Deletes a podcast for good.",
        Keywords = "episode erase",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Deletes,
        Operation = PodcastOperations.Delete,
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, List, Get, Delete];
}
