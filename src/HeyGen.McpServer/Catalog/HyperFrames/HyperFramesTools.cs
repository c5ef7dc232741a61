using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.HyperFrames;

/// <summary>Tools of HeyGen's group <c>hyperframes</c>: films rendered from HTML.</summary>
internal static class HyperFramesTools
{
    private const string Toolset = "hyperframes";

    public static ToolDefinition Create { get; } = new()
    {
        Name = "create_hyperframes_render",
        Title = "Render HTML to a video",
        Description = "Renders a zipped HyperFrames project of HTML into a video in the cloud. Paid by the minute of output; waits for the render.",
        Keywords = "html css animation motion graphics composition zip code web page javascript mp4",
        Toolset = Toolset,
        Effects = Effects.Spends,
        Operation = HyperFramesOperations.Create,
        Job = new StartedJob(HyperFramesKinds.Render, "render_id"),
        LookForWorkWith = "list_hyperframes_renders",
    };

    public static ToolDefinition List { get; } = new()
    {
        Name = "list_hyperframes_renders",
        Title = "List HyperFrames renders",
        Description = "Lists renders of HTML projects, newest first.",
        Keywords = "html animation web page css earlier",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = HyperFramesOperations.List,
        ListFields = ["render_id", "title", "status", "format", "resolution", "duration", "created_at", "failure_message"],
    };

    public static ToolDefinition Get { get; } = new()
    {
        Name = "get_hyperframes_render",
        Title = "Get a HyperFrames render",
        Description = "Reads one render of an HTML project: status, fresh link, and why it failed.",
        Keywords = "html animation web page css result",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = HyperFramesOperations.Get,
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Name = "delete_hyperframes_render",
        Title = "Delete a HyperFrames render",
        Description = "Deletes a render of an HTML project and its video.",
        Keywords = "remove html animation web page css erase",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Operation = HyperFramesOperations.Delete,
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, List, Get, Delete];
}
