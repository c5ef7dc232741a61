namespace HeyGen.McpServer.Catalog.Avatars;

internal sealed record CreatePhotoAvatar(
    [Description("Name of the new look.")] string Name,
    [Description("Photo of the person, PNG or JPEG, face to the camera.")] AssetInput File,
    [Description("Avatar group that the look is added to; a new group when left out.")] string? AvatarGroupId = null);

internal sealed record CreatePromptAvatar
{
    [Description("Name of the new look.")]
    public required string Name { get; init; }

    [Description("What the avatar looks like."), StringLength(1000)]
    public required string Prompt { get; init; }

    [Description("Avatar look whose identity it keeps, from list_avatar_looks.")]
    public string? AvatarId { get; init; }

    [Description("Pictures to draw on."), ItemCount(0, 3)]
    public IReadOnlyList<AssetInput>? ReferenceImages { get; init; }

    [Description("Avatar group to store it in; only avatar_id shapes it.")]
    public string? AvatarGroupId { get; init; }

    [Description("Shape of the picture; auto lets HeyGen choose."), AllowedValues("auto", "16:9", "9:16", "1:1", "4:5", "5:4"), RareField]
    public string? AspectRatio { get; init; }
}

internal sealed record CreateDigitalTwin(
    [Description("Name of the new look.")] string Name,
    [Description("Footage of the person speaking to the camera, MP4 or WebM.")] AssetInput File,
    [Description("Avatar group that the look is added to; a new group when left out.")] string? AvatarGroupId = null);

internal sealed record ListAvatarGroups(
    [Description("private for the account's own."), AllowedValues("public", "private")] string? Ownership = null,
    [Description("Groups a page."), Range(1, 50), DefaultValue(20)] int? Limit = null) : PagedRequest;

internal sealed record GetAvatarGroup([Description("Id of the avatar group, from list_avatar_groups.")] string GroupId);

internal sealed record ListAvatarLooks : PagedRequest
{
    [Description("Only looks of this avatar group, from list_avatar_groups.")]
    public string? GroupId { get; init; }

    [Description("Only looks of this type."), AllowedValues("studio_avatar", "digital_twin", "photo_avatar")]
    public string? AvatarType { get; init; }

    [Description("private for the account's own."), AllowedValues("public", "private")]
    public string? Ownership { get; init; }

    [Description("Looks a page."), Range(1, 50), DefaultValue(20)]
    public int? Limit { get; init; }
}

internal sealed record GetAvatarLook([Description("Id of the look, from list_avatar_looks.")] string LookId);

internal sealed record UpdateAvatarLook(
    [Description("Id of an own photo avatar or digital twin look.")] string LookId,
    [Description("New name of the look."), StringLength(255)] string? Name = null);

internal sealed record UpdateAvatarGroup(
    [Description("Id of an own avatar group.")] string GroupId,
    [Description("Voice for scripts that name none, from list_voices."), StringLength(255)] string? DefaultVoiceId = null);

internal sealed record DeleteAvatarGroup([Description("Id of an own avatar group.")] string GroupId);

internal sealed record DeleteAvatarLook([Description("Id of an own photo avatar or digital twin look.")] string LookId);

internal sealed record CreateAvatarConsent
{
    [Description("Id of the avatar group whose person must consent.")]
    public required string GroupId { get; init; }

    [Description("Address that the consent page leads to at its end."), RareField]
    public string? RerouteUrl { get; init; }

    /// <summary>Only some plans take it.</summary>
    [Description("Footage in which the person gives consent, instead of the page; premium or enterprise plans only."), RareField]
    public AssetInput? ConsentVideo { get; init; }

    /// <summary>Only some plans take it.</summary>
    [Description("What the person agrees to on the page, without consent_video; premium or enterprise plans only."), RareField]
    [StringLength(1000), RegularExpression("^[^<>]*$")]
    public string? ConsentText { get; init; }
}
