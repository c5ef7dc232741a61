using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.Avatars;

internal sealed record CreatePhotoAvatar
{
    [Description("Name of the new look.")]
    public required string Name { get; init; }

    [Description("Photo of the person, PNG or JPEG, face to the camera.")]
    public required AssetInput File { get; init; }

    [Description("Avatar group that the look is added to; a new group when left out.")]
    public string? AvatarGroupId { get; init; }
}

internal sealed record CreatePromptAvatar
{
    [Description("Name of the new look.")]
    public required string Name { get; init; }

    [Description("What the avatar looks like.")]
    public required string Prompt { get; init; }

    [Description("Avatar look whose identity it keeps, from list_avatar_looks.")]
    public string? AvatarId { get; init; }

    [Description("Pictures to draw on."), ItemCount(0, 3)]
    public IReadOnlyList<AssetInput>? ReferenceImages { get; init; }

    [Description("Avatar group to store it in; only avatar_id shapes it.")]
    public string? AvatarGroupId { get; init; }
}

internal sealed record CreateDigitalTwin
{
    [Description("Name of the new look.")]
    public required string Name { get; init; }

    [Description("Footage of the person speaking to the camera, MP4 or WebM.")]
    public required AssetInput File { get; init; }

    [Description("Avatar group that the look is added to; a new group when left out.")]
    public string? AvatarGroupId { get; init; }
}

internal sealed record ListAvatarGroups
{
    [Description("private for the account's own."), AllowedValues("public", "private")]
    public string? Ownership { get; init; }

    [Description("Groups a page."), Range(1, 50), DefaultValue(20)]
    public int? Limit { get; init; }

    [Description("next_token of the page before; left out for the first page.")]
    public string? Token { get; init; }
}

internal sealed record GetAvatarGroup
{
    [Description("Id of the avatar group, from list_avatar_groups.")]
    public required string GroupId { get; init; }
}

internal sealed record ListAvatarLooks
{
    [Description("Only looks of this avatar group, from list_avatar_groups.")]
    public string? GroupId { get; init; }

    [Description("Only looks of this type."), AllowedValues("studio_avatar", "digital_twin", "photo_avatar")]
    public string? AvatarType { get; init; }

    [Description("private for the account's own."), AllowedValues("public", "private")]
    public string? Ownership { get; init; }

    [Description("Looks a page."), Range(1, 50), DefaultValue(20)]
    public int? Limit { get; init; }

    [Description("next_token of the page before; left out for the first page.")]
    public string? Token { get; init; }
}

internal sealed record GetAvatarLook
{
    [Description("Id of the look, from list_avatar_looks.")]
    public required string LookId { get; init; }
}

internal sealed record UpdateAvatarLook
{
    [Description("Id of an own photo avatar or digital twin look.")]
    public required string LookId { get; init; }

    [Description("New name of the look.")]
    public string? Name { get; init; }
}

/// <summary>What to change in a group. HeyGen takes more fields than its reference tells.</summary>
internal sealed record UpdateAvatarGroup : OpenRequest
{
    [Description("Id of an own avatar group.")]
    public required string GroupId { get; init; }

    [Description("Voice for scripts that name none, from list_voices.")]
    public string? DefaultVoiceId { get; init; }
}

internal sealed record DeleteAvatarGroup
{
    [Description("Id of an own avatar group.")]
    public required string GroupId { get; init; }
}

internal sealed record DeleteAvatarLook
{
    [Description("Id of an own photo avatar or digital twin look.")]
    public required string LookId { get; init; }
}

/// <summary>How the person shown agrees: on a page that HeyGen makes, or in footage that is handed in.</summary>
internal sealed record CreateAvatarConsent
{
    [Description("Id of the avatar group whose person must consent.")]
    public required string GroupId { get; init; }

    [RareField, Description("Address that the consent page leads to at its end.")]
    public string? RerouteUrl { get; init; }

    /// <summary>Only some plans take it.</summary>
    [RareField, Description("Footage in which the person gives consent, instead of the page; premium or enterprise plans only.")]
    public AssetInput? ConsentVideo { get; init; }

    /// <summary>Only some plans take it.</summary>
    [RareField, Description("Words that the person speaks in the footage; premium or enterprise plans only.")]
    public string? ConsentText { get; init; }
}
