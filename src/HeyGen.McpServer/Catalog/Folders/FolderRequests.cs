using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace HeyGen.McpServer.Catalog.Folders;

internal sealed record CreateFolder(
    [Description("Name of the folder; need not be unique."), StringLength(256, MinimumLength = 1)] string Name,
    [Description("Folder to put it into; the top of the workspace when left out.")] string? ParentId = null,
    [Description("What it holds."), AllowedValues("mixed", "video", "video_translate"), DefaultValue("mixed")] string? Type = null);

internal sealed record GetFolder([Description("Id of the folder, from create_folder or folder_id of a video.")] string FolderId);
