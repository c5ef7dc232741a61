namespace HeyGen.Client;

/// <summary>A character, of one or more looks. Videos take a look's id, never the group's.</summary>
public sealed record AvatarGroup : OpenRecord
{
    /// <summary>The group's id.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>How many looks it has.</summary>
    public int? LooksCount { get; init; }

    /// <summary>male, female or another word.</summary>
    public string? Gender { get; init; }

    /// <summary>The state of its training: processing, pending_consent, failed or completed; null for HeyGen's own.</summary>
    public string? Status { get; init; }

    /// <summary>Whether the person has consented.</summary>
    public string? ConsentStatus { get; init; }

    /// <summary>The voice used when a video names none.</summary>
    public string? DefaultVoiceId { get; init; }

    /// <summary>A still picture.</summary>
    public string? PreviewImageUrl { get; init; }

    /// <summary>A sample.</summary>
    public string? PreviewVideoUrl { get; init; }

    /// <summary>Why training failed.</summary>
    public AvatarFailure? Error { get; init; }

    /// <summary>When it was made, in Unix seconds.</summary>
    public long? CreatedAt { get; init; }
}

/// <summary>One appearance of a character; its id is the avatar_id of videos.</summary>
public sealed record AvatarLook : OpenRecord
{
    /// <summary>The look's id.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>studio_avatar, digital_twin or photo_avatar.</summary>
    public string? AvatarType { get; init; }

    /// <summary>The group it belongs to.</summary>
    public string? GroupId { get; init; }

    /// <summary>male, female or another word.</summary>
    public string? Gender { get; init; }

    /// <summary>What it is found by.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The engines that can render it.</summary>
    public IReadOnlyList<string>? SupportedApiEngines { get; init; }

    /// <summary>portrait, landscape or square.</summary>
    public string? PreferredOrientation { get; init; }

    /// <summary>The voice used when a video names none.</summary>
    public string? DefaultVoiceId { get; init; }

    /// <summary>The width in pixels.</summary>
    public int? ImageWidth { get; init; }

    /// <summary>The height in pixels.</summary>
    public int? ImageHeight { get; init; }

    /// <summary>A still picture.</summary>
    public string? PreviewImageUrl { get; init; }

    /// <summary>A sample.</summary>
    public string? PreviewVideoUrl { get; init; }

    /// <summary>The state of its training: processing, pending_consent, failed or completed; null for HeyGen's own.</summary>
    public string? Status { get; init; }

    /// <summary>Why training failed.</summary>
    public AvatarFailure? Error { get; init; }
}

/// <summary>Why the training of an avatar failed.</summary>
public sealed record AvatarFailure : OpenRecord
{
    /// <summary>HeyGen's code.</summary>
    public string? Code { get; init; }

    /// <summary>HeyGen's words.</summary>
    public string? Message { get; init; }
}

/// <summary>An avatar that HeyGen has begun to train.</summary>
public sealed record CreatedAvatar : OpenRecord
{
    /// <summary>The new look; its id is what to read until training is over.</summary>
    public AvatarLook? AvatarItem { get; init; }

    /// <summary>The group that the look is in.</summary>
    public AvatarGroup? AvatarGroup { get; init; }
}

/// <summary>A group or look that was deleted.</summary>
public sealed record DeletedAvatar : OpenRecord
{
    /// <summary>Its id.</summary>
    public string? Id { get; init; }
}

/// <summary>A consent that HeyGen has asked for.</summary>
public sealed record AvatarConsent : OpenRecord
{
    /// <summary>The group, with the state of the consent.</summary>
    public AvatarGroup? AvatarGroup { get; init; }

    /// <summary>The page on which the person agrees; null where footage was handed in.</summary>
    public string? Url { get; init; }
}
