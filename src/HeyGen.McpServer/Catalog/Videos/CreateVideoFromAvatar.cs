using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.Videos;

/// <summary>A video in which an avatar look speaks. Exactly one of script, audio address and audio asset is given.</summary>
internal record AvatarVideoRequest : SpokenVideoRequest
{
    [Description("Id of an avatar look, from list_avatar_looks; a group's id does not work.")]
    public required string AvatarId { get; init; }

    [Description("Rendering engine, one that the look supports; avatar_iv when left out.")]
    [OpenInList("type avatar_v, avatar_iv (default) or avatar_iii, as the look supports.")]
    public AvatarEngine? Engine { get; init; }

    [RareField]
    [Description("Brand glossary that rules how names and terms are spoken.")]
    [StringLength(int.MaxValue, MinimumLength = 1)]
    public string? BrandGlossaryId { get; init; }
}

/// <summary>A video in which an avatar look speaks, asked for alone. In a batch the folder is the batch's.</summary>
internal sealed record CreateVideoFromAvatar : AvatarVideoRequest
{
    [RareField]
    [Description("Folder that the video goes to.")]
    public string? FolderId { get; init; }
}
