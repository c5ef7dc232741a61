using HeyGen.Client;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.Lipsyncs;

/// <summary>Tools of HeyGen's group <c>lipsync</c>: new lip movements for existing footage.</summary>
internal static class LipsyncTools
{
    private const string Toolset = "lipsync";

    private static readonly ArgumentRule[] rules = [ArgumentRule.Rises("start_time", "end_time")];

    public static ToolDefinition Create { get; } = new()
    {
        Name = "create_lipsync",
        Title = "Replace the speech of a video",
        Description = "Puts new speech on an existing video and moves the lips to match. Paid by the second; waits for it.",
        Keywords = "lip sync dub mouth voice-over audio track re-voice replace soundtrack lips new recording other",
        Toolset = Toolset,
        Effects = Effects.Spends,
        Operation = LipsyncOperations.Create,
        Job = new StartedJob(LipsyncKinds.Lipsync, "lipsync_id"),
        Rules = rules,
        ArgumentAliases = new Dictionary<string, string>
        {
            ["video_url"] = "video",
            ["videoUrl"] = "video",
            ["audio_url"] = "audio",
            ["audioUrl"] = "audio",
        },
        LookForWorkWith = "list_lipsyncs",
    };

    public static ToolDefinition CreateBatch { get; } = new()
    {
        Name = "create_lipsync_batch",
        Title = "Replace the speech of many videos",
        Description = "Starts up to 100 lipsyncs as one job, and waits for all. Each is paid by the second.",
        Keywords = "lip sync bulk mass dub re-voice many clips new audio",
        Toolset = Toolset,
        Effects = Effects.Spends,
        Operation = LipsyncOperations.CreateBatch,
        Job = new StartedJob(LipsyncKinds.Batch, "batch_id"),
        Rules = [ArgumentRule.At("lipsyncs[]", rules)],
        LookForWorkWith = "list_lipsyncs",
    };

    public static ToolDefinition List { get; } = new()
    {
        Name = "list_lipsyncs",
        Title = "List lipsyncs",
        Description = "Lists the account's lipsyncs, newest first.",
        Keywords = "earlier",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = LipsyncOperations.List,
        ListFields = ["id", "title", "status", "duration", "created_at", "video_url", "failure_message"],
    };

    public static ToolDefinition Get { get; } = new()
    {
        Name = "get_lipsync",
        Title = "Get a lipsync",
        Description = "Reads one lipsync: status, fresh links, and why it failed.",
        Keywords = "result finished",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = LipsyncOperations.Get,
    };

    public static ToolDefinition GetBatch { get; } = new()
    {
        Name = "get_lipsync_batch",
        Title = "Get a batch of lipsyncs",
        Description = "Reads a batch: status, counts and items, whose video_id is the lipsync's id.",
        Keywords = "progress bulk mass",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = LipsyncOperations.GetBatch,
    };

    public static ToolDefinition Statuses { get; } = new()
    {
        Name = "bulk_lipsync_statuses",
        Title = "Get the status of many lipsyncs",
        Description = "Tells the status of many lipsyncs at once, by their ids or their batches'.",
        Keywords = "progress of many finished",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = LipsyncOperations.Statuses,
        ListFields = ["video_id", "batch_id", "item_index", "status", "error"],
    };

    public static ToolDefinition Update { get; } = new()
    {
        Name = "update_lipsync",
        Title = "Rename a lipsync",
        Description = "Gives a lipsync a new title.",
        Keywords = "title",
        Toolset = Toolset,
        Effects = Effects.None,
        Operation = LipsyncOperations.Update,
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Name = "delete_lipsync",
        Title = "Delete a lipsync",
        Description = "Deletes a lipsync and its files for good.",
        Keywords = "remove erase",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Operation = LipsyncOperations.Delete,
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, CreateBatch, List, Get, GetBatch, Statuses, Update, Delete];
}
