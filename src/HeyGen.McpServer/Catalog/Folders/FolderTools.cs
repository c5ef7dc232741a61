namespace HeyGen.McpServer.Catalog.Folders;

internal sealed record CreateFolder(
    [Description("Name of the folder; need not be unique."), StringLength(256, MinimumLength = 1)] string Name,
    [Description("Folder to put it into; the top of the workspace when left out.")] string? ParentId = null,
    [Description("What it holds."), AllowedValues("mixed", "video", "video_translate"), DefaultValue("mixed")] string? Type = null);

internal sealed record GetFolder([Description("Id of the folder, from create_folder or folder_id of a video.")] string FolderId);

/// <summary>Tools of HeyGen's group <c>folder</c>: folders for videos and assets.</summary>
internal static class FolderTools
{
    private const string Toolset = "folder";

    public static ToolDefinition Create { get; } = new()
    {
        Operation = Operation.Post("create_folder", "/v3/folders", () => FoldersJson.Default.CreateFolder) with { TakesIdempotencyKey = true },
        Title = "Create a folder",
        Description = "Makes a folder; creates that take folder_id can put videos into it.",
        Keywords = "directory subfolder organise organize project campaign client team place keep together sort new make separate",
        Toolset = Toolset,
        Effects = Effects.None,
        Example = """{"name": "Spring campaign", "type": "video"}""",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Operation = Operation.Get("get_folder", "/v3/folders/{folder_id}", () => FoldersJson.Default.GetFolder),
        Title = "Get a folder",
        Description = "Reads a folder, also one in the trash.",
        Keywords = "directory info details trash deleted created name",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Example = """{"folder_id": "$create_folder.folder_id"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, Get];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CreateFolder))]
[JsonSerializable(typeof(GetFolder))]
internal sealed partial class FoldersJson : JsonSerializerContext;
