using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace HeyGen.McpServer.Catalog.Folders;

internal sealed record CreateFolder
{
    [Description("Name of the folder; need not be unique."), StringLength(256, MinimumLength = 1)]
    public required string Name { get; init; }

    [Description("Folder to put it into; the top of the workspace when left out.")]
    public string? ParentId { get; init; }

    [Description("What it holds."), AllowedValues("mixed", "video", "video_translate"), DefaultValue("mixed")]
    public string? Type { get; init; }
}

internal sealed record GetFolder
{
    [Description("Id of the folder, from create_folder or folder_id of a video.")]
    public required string FolderId { get; init; }
}
