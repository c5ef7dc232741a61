using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.Avatars;

/// <summary>Avatars and the consent to use them.</summary>
internal static class AvatarKinds
{
    public static JobKind AvatarLook { get; } = new()
    {
        Name = "avatar_look",
        Noun = "avatar",
        Read = AvatarOperations.GetLook,
        IdArgument = "look_id",
        Success = ["completed"],
        Failure = ["failed"],
        NeedsInput = ["pending_consent"],
        ReadyWithoutStatus = true,
        Links = ["preview_image_url", "preview_video_url"],
        FailureFields = ["error.code", "error.message"],
        UsualDuration = TimeSpan.FromMinutes(2),
        WhenCompleted = "Pass id as avatar_id to create_video_from_avatar.",
        HowToGoOn = "The person shown must consent before the avatar can be used: call create_avatar_consent with this group_id.",
        Events =
        [
            "instant_avatar.success", "instant_avatar.fail", "photo_avatar_generation.success", "photo_avatar_generation.fail",
            "photo_avatar_train.success", "photo_avatar_train.fail",
        ],
    };

    /// <summary>Read from the group: a consent has no id of its own. It is pending until the person has answered, however long that takes.</summary>
    public static JobKind AvatarConsent { get; } = new()
    {
        Name = "avatar_consent",
        Noun = "consent",
        Read = AvatarOperations.GetGroup,
        IdArgument = "group_id",
        StatusField = "consent_status",
        Success = ["approved"],
        Failure = ["rejected", "expired"],
        FailureFields = ["consent_status"],
        UsualDuration = TimeSpan.FromMinutes(5),
        CostsNothing = true,
        WhenCompleted = "The person has agreed: looks of this group, from list_avatar_looks, can be used once they are trained.",
        WhenFailed = "create_avatar_consent makes a new page; only the person can agree there.",
    };

    public static IReadOnlyList<JobKind> All { get; } = [AvatarLook, AvatarConsent];
}
