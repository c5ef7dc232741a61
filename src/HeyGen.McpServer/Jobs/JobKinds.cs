using HeyGen.Client;

namespace HeyGen.McpServer.Jobs;

/// <summary>The table of job kinds. Usual durations are the middle of what users and HeyGen's own skills report.</summary>
internal static class JobKinds
{
    public static JobKind Video { get; } = new()
    {
        Name = "video",
        Noun = "video",
        Read = VideoOperations.Get,
        IdArgument = "video_id",
        Success = ["completed"],
        Failure = ["failed"],
        Links = ["video_url", "captioned_video_url", "subtitle_url", "thumbnail_url", "gif_url", "video_page_url"],
        FailureFields = ["failure_code", "failure_message"],
        UsualDuration = TimeSpan.FromMinutes(3),
    };

    public static JobKind VideoAgent { get; } = new()
    {
        Name = "video_agent",
        Noun = "Video Agent session",
        Read = VideoAgentOperations.Get,
        IdArgument = "session_id",
        Success = ["completed"],
        Failure = ["failed"],
        NeedsInput = ["waiting_for_input", "reviewing"],
        Links = Video.Links,
        FailureFields = ["failure_code", "failure_message"],
        PercentField = "progress",
        UsualDuration = TimeSpan.FromMinutes(15),
        LeadsTo = new FollowingJob(Video, "video_id", ["generating", "completed"]),
        HowToGoOn = "The agent waits for an answer: read messages, then call send_video_agent_message with this session_id.",
    };

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

    public static JobKind VoiceClone { get; } = new()
    {
        Name = "voice_clone",
        Noun = "voice",
        Read = VoiceOperations.Get,
        IdArgument = "voice_id",
        Success = ["complete", "completed"],
        Failure = ["failed"],
        ReadyWithoutStatus = true,
        Links = ["preview_audio_url"],
        FailureFields = ["failure_message"],
        UsualDuration = TimeSpan.FromMinutes(1),
        WhenCompleted = "Pass voice_id to create_video_from_avatar or create_speech.",
    };

    public static IReadOnlyList<JobKind> All { get; } = [Video, VideoAgent, AvatarLook, VoiceClone];

    public static JobKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
