using HeyGen.Client;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.Assets;

/// <summary>
/// Tools of HeyGen's group <c>asset</c>: files kept at HeyGen. The steps of a direct upload are for clients that send the bytes themselves; where this
/// server can open the file, <c>upload_asset</c> does them all.
/// </summary>
internal static class AssetTools
{
    public const string Toolset = "asset";

    public static ToolDefinition List { get; } = new()
    {
        Name = "list_assets",
        Title = "List assets",
        Description = "Lists the files that a member of the workspace has uploaded.",
        Keywords = "uploads media library images videos files somebody uploaded",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = AssetOperations.List,
        ListFields = ["id", "name", "type", "uploaded_at", "url", "folder_id"],
    };

    public static ToolDefinition Search { get; } = new()
    {
        Name = "search_assets",
        Title = "Search pictures",
        Description = "Finds public pictures and icons, or the account's own, by what they show. Not open to every account yet.",
        Keywords = "stock photo image background graphic icon picture illustration find",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = AssetOperations.Search,
        ListFields = ["id", "type", "url", "width", "height", "orientation", "is_transparent"],
    };

    public static ToolDefinition Get { get; } = new()
    {
        Name = "get_asset",
        Title = "Get an asset",
        Description = "Reads one uploaded file: name, type and public address.",
        Keywords = "upload media url file information size big",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = AssetOperations.Get,
    };

    public static ToolDefinition Statuses { get; } = new()
    {
        Name = "bulk_asset_statuses",
        Title = "Get many assets' states",
        Description = "Reads the states of up to 100 assets at once, by id or by upload batch.",
        Keywords = "upload progress check several many files",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = AssetOperations.Statuses,
        ListFields = ["video_id", "batch_id", "item_index", "status", "error"],
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Name = "delete_asset",
        Title = "Delete an asset",
        Description = "Deletes an uploaded file for good.",
        Keywords = "remove upload media uploaded file erase",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Operation = AssetOperations.Delete,
    };

    public static ToolDefinition CreateUpload { get; } = new()
    {
        Name = "create_asset_upload",
        Title = "Announce a direct upload",
        Description = "Gives a presigned address for a file's bytes; upload_asset does all steps in one call.",
        Keywords = "large file presigned put big 1 GB",
        Toolset = Toolset,
        Effects = Effects.None,
        Operation = AssetOperations.CreateUpload,
        Next = "PUT the bytes to upload_url with upload_headers unchanged and without the API key, then call complete_asset_upload.",
    };

    public static ToolDefinition CompleteUpload { get; } = new()
    {
        Name = "complete_asset_upload",
        Title = "Complete a direct upload",
        Description = "Makes an asset of bytes sent to a presigned address, and waits until it is usable. May be repeated.",
        Keywords = "finish finalize large file big",
        Toolset = Toolset,
        Effects = Effects.None,
        Operation = AssetOperations.CompleteUpload,
        Job = new StartedJob(AssetKinds.Asset, "asset_id"),
    };

    public static ToolDefinition CreateUploadBatch { get; } = new()
    {
        Name = "create_asset_upload_batch",
        Title = "Announce many direct uploads",
        Description = "Gives presigned addresses for up to 100 files' bytes; upload_asset uploads one file in one call.",
        Keywords = "large files presigned put bulk many",
        Toolset = Toolset,
        Effects = Effects.None,
        Operation = AssetOperations.CreateUploadBatch,
        Next = "PUT each file's bytes to its upload_url with upload_headers unchanged and without the API key, then call complete_asset_batch.",
    };

    public static ToolDefinition CompleteBatch { get; } = new()
    {
        Name = "complete_asset_batch",
        Title = "Complete many direct uploads",
        Description = "Makes assets of all files of a batch that were uploaded, and waits for them. May be repeated.",
        Keywords = "finish finalize bulk many files",
        Toolset = Toolset,
        Effects = Effects.None,
        Operation = AssetOperations.CompleteBatch,
        Job = new StartedJob(AssetKinds.Batch, "batch_id"),
    };

    public static ToolDefinition GetBatch { get; } = new()
    {
        Name = "get_asset_batch",
        Title = "Get a batch of uploads",
        Description = "Reads a batch of direct uploads: its status, and one page of its items with theirs.",
        Keywords = "bulk progress many files",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = AssetOperations.GetBatch,
    };

    public static IReadOnlyList<ToolDefinition> All { get; } =
        [List, Search, Get, Statuses, Delete, CreateUpload, CompleteUpload, CreateUploadBatch, CompleteBatch, GetBatch];
}
