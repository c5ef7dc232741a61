using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace HeyGen.Client;

/// <summary>A video in which an avatar look speaks. Exactly one of script, audio address and audio asset is given.</summary>
public sealed record CreateVideoFromAvatar : SpokenVideoRequest
{
    /// <summary>The look.</summary>
    [Description("Id of an avatar look, from list_avatar_looks; a group's id does not work.")]
    public required string AvatarId { get; init; }

    /// <summary>The engine.</summary>
    [Description("Rendering engine, one that the look supports; avatar_iv when left out.")]
    public AvatarEngine? Engine { get; init; }

    /// <summary>The folder.</summary>
    [RareField]
    [Description("Folder that the video goes to.")]
    public string? FolderId { get; init; }

    /// <summary>The glossary.</summary>
    [RareField]
    [Description("Brand glossary that rules how names and terms are spoken.")]
    [StringLength(int.MaxValue, MinimumLength = 1)]
    public string? BrandGlossaryId { get; init; }
}
