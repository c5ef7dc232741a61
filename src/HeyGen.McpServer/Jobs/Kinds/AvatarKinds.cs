using HeyGen.Client;

namespace HeyGen.McpServer.Jobs.Kinds;

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
        HowToGoOn = "The person shown must consent before the avatar can be used: HeyGen asks for it on the avatar's page in the HeyGen app.",
    };

    public static IReadOnlyList<JobKind> All { get; } = [AvatarLook];
}
