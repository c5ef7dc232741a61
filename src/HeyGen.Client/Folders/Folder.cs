using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace HeyGen.Client;

/// <summary>A folder to be made.</summary>
public sealed record CreateFolder
{
    [Description("Name of the folder; need not be unique.")]
    [StringLength(256, MinimumLength = 1)]
    public required string Name { get; init; }

    [Description("Folder to put it into; the top of the workspace when left out.")]
    public string? ParentId { get; init; }

    [Description("What it holds.")]
    [AllowedValues("mixed", "video", "video_translate")]
    [DefaultValue("mixed")]
    public string? Type { get; init; }
}

/// <summary>Which folder to read.</summary>
public sealed record GetFolder
{
    [Description("Id of the folder, from create_folder or folder_id of a video.")]
    public required string FolderId { get; init; }
}

/// <summary>A folder.</summary>
public sealed record Folder : OpenRecord
{
    /// <summary>What requests refer to the folder by.</summary>
    public required string FolderId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>mixed, video or video_translate.</summary>
    public string? Type { get; init; }

    /// <summary>The folder that it is in; null at the top.</summary>
    public string? ParentId { get; init; }

    /// <summary>Whether it is in the trash.</summary>
    public bool? IsTrash { get; init; }

    /// <summary>The name of the member who made it.</summary>
    public string? CreatorUsername { get; init; }

    /// <summary>When it was made, in Unix seconds.</summary>
    public long? CreatedAt { get; init; }

    /// <summary>When it was last changed, in Unix seconds.</summary>
    public long? UpdatedAt { get; init; }
}
