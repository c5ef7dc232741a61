using HeyGen.McpServer.Catalog.Avatars;
using HeyGen.McpServer.Catalog.Videos;

namespace HeyGen.McpServer.Catalog.VideoAgents;

/// <summary>Sessions of the Video Agent.</summary>
internal static class VideoAgentKinds
{
    public static JobKind VideoAgent { get; } = new()
    {
        Name = "video_agent",
        Noun = "Video Agent session",
        Read = Operation.Get("get_video_agent_session", "/v3/video-agents/{session_id}", () => VideoAgentsJson.Default.GetVideoAgentSession),
        IdArgument = "session_id",
        Success = ["completed"],
        Failure = ["failed"],
        NeedsInput = ["waiting_for_input", "reviewing"],
        Links = VideoKinds.Video.Links,
        FailureFields = ["failure_code", "failure_message"],
        PercentField = "progress",
        UsualDuration = TimeSpan.FromMinutes(15),
        LeadsTo = new FollowingJob(VideoKinds.Video, "video_id", ["generating", "completed"]),
        MessagesField = "messages",
        ConcurrencyLimit = VideoKinds.SharedLimit,
        StopTool = "stop_video_agent_session",
        WhenFailedWithoutReason =
            "The same prompt often works later, and a prompt under 2,500 characters fails less often: shorten it, or try once more with new_take: true.",
        HowToGoOn = "The agent waits for an answer: read messages, then call send_video_agent_message with this session_id.",
        Events = ["video_agent.success", "video_agent.fail"],
    };
}

/// <summary>Tools of HeyGen's group <c>video_agent</c>: an agent at HeyGen that makes a whole video from a prompt.</summary>
internal static class VideoAgentTools
{
    private const string Toolset = "video_agent";

    private static readonly Operation list = Operation.List("list_video_agent_sessions", "/v3/video-agents",
        () => VideoAgentsJson.Default.ListVideoAgentSessions);

    private static readonly StartedJob session = new(VideoAgentKinds.VideoAgent, "session_id");

    public static ToolDefinition Create { get; } = new()
    {
        Operation = Operation.Create("create_video_agent", "/v3/video-agents", () => VideoAgentsJson.Default.CreateVideoAgent),
        Aliases = ["video_agent_generate", "generate_video_agent"],
        Title = "Create a video from a prompt",
        Description =
            "Has HeyGen's Video Agent write, cast and render a whole video from a prompt. Paid by the second; often takes 15 to 45 minutes; waits for it.",
        Keywords = "idea brief topic sentence explainer finished film automatically ai write script scratch everything whole commercial advert promo " +
            "article itself video",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Spends,
        Price = PromptWork.Of("create_video_agent", "prompt"),
        Job = session,
        LookForWorkWith = "list_video_agent_sessions",
        Reconciliation = new Reconciliation
        {
            List = list,
            IdField = "session_id",
            Read = VideoAgentKinds.VideoAgent.Read,
            // The title is the agent's own; the first thing said is the prompt.
            IsOf = (session, arguments, since) => Traces.Says(session, JsonText.At(arguments, "prompt"), since),
            AnswerField = "session_id",
        },
        Explainer = typeof(GroupAsLook),
        Example =
            """
            {"prompt": "A 30 second film that welcomes new employees, friendly tone", "mode": "chat",
             "avatar_id": "$list_avatar_looks(avatar_type=photo_avatar).data[0].id",
             "style_id": "$list_video_agent_styles.data[0].style_id"}
            """,
    };

    public static ToolDefinition Send { get; } = new()
    {
        Operation = Operation.Create("send_video_agent_message", "/v3/video-agents/{session_id}", () => VideoAgentsJson.Default.SendVideoAgentMessage),
        Title = "Answer the Video Agent",
        Description = "Sends an answer or a change to a session of mode chat, and waits for what the agent does with it. A new render costs money.",
        Keywords = "reply respond tell feedback revise shorter approve yes ask question chat follow-up storyboard redo session instruction continue",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Spends,
        Price = PromptWork.Of("send_video_agent_message", "message"),
        Job = session with { Continues = true },
        LookForWorkWith = "get_video_agent_session",
        Reconciliation = new Reconciliation
        {
            IdField = "session_id",
            Read = VideoAgentKinds.VideoAgent.Read,
            IsOf = (session, arguments, since) => Traces.Says(session, JsonText.At(arguments, "message"), since),
            AnswerField = "session_id",
            IsShared = true,
        },
        Example =
            """
            {"session_id": "$create_video_agent.session_id",
             "message": "It is for the sales team; keep it under 20 seconds.",
             "files": ["https://example.com/handbook.pdf"]}
            """,
    };

    public static ToolDefinition Get { get; } = new()
    {
        Operation = VideoAgentKinds.VideoAgent.Read,
        Title = "Get a Video Agent session",
        Description = "Reads a session: status, progress, video_id and the latest messages.",
        Keywords = "progress so far question ask waiting working stuck doing what is it thinking check chat conversation last",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        Example = """{"session_id": "$send_video_agent_message.session_id"}""",
    };

    public static ToolDefinition List { get; } = new()
    {
        Operation = list,
        Title = "List Video Agent sessions",
        Description = "Lists Video Agent sessions, newest first.",
        Keywords = "earlier past recent previous conversations chats history threads resume all which show every how many",
        Toolset = Toolset,
        Effects = Effects.Reads,
        ListFields = ["session_id", "title", "created_at"],
        Example = """{"limit": 10}""",
    };

    public static ToolDefinition Stop { get; } = new()
    {
        Operation = Operation.Post("stop_video_agent_session", "/v3/video-agents/{session_id}/stop", () => VideoAgentsJson.Default.StopVideoAgentSession),
        Title = "Stop a Video Agent session",
        Description = "Asks a running session to halt at its next checkpoint; what is done is kept.",
        Keywords = "cancel abort halt interrupt terminate kill pause running agent wrong shut",
        Toolset = Toolset,
        Effects = Effects.None,
        Example = """{"session_id": "$create_video_agent.session_id"}""",
    };

    public static ToolDefinition ListStyles { get; } = new()
    {
        Operation = Operation.List("list_video_agent_styles", "/v3/video-agents/styles", () => VideoAgentsJson.Default.ListVideoAgentStyles),
        Title = "List Video Agent styles",
        Description = "Lists visual styles for create_video_agent.",
        Keywords = "theme art direction look aesthetics mood whiteboard retro anime cartoon available options which choose corporate show all every how many",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        ListFields = ["style_id", "name", "tags", "aspect_ratio", "thumbnail_url", "preview_video_url"],
        Example = """{"limit": 10}""",
    };

    public static ToolDefinition ListVideos { get; } = new()
    {
        Operation = Operation.List("list_video_agent_session_videos", "/v3/video-agents/{session_id}/videos",
            () => VideoAgentsJson.Default.ListVideoAgentSessionVideos),
        Title = "List a session's videos",
        Description = "Lists every video that a session made, newest first.",
        Keywords = "results versions cuts takes films chat conversation produced came out made all which every show how many",
        Toolset = Toolset,
        Effects = Effects.Reads,
        ListFields = ["id", "title", "status", "duration", "created_at", "video_url", "video_page_url"],
        Example = """{"session_id": "$send_video_agent_message.session_id"}""",
    };

    public static ToolDefinition GetResource { get; } = new()
    {
        Operation = Operation.Get("get_video_agent_resource", "/v3/video-agents/{session_id}/resources/{resource_id}",
            () => VideoAgentsJson.Default.GetVideoAgentResource),
        Title = "Get a session's resource",
        Description = "Reads one resource that a session made or used, such as a storyboard; messages name resource ids.",
        Keywords = "storyboard draft script outline picture image drew wrote artifact attachment look open view",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Example = """{"session_id": "$get_video_agent_session.session_id", "resource_id": "$get_video_agent_session.messages[1].resource_ids[0]"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, Send, Get, List, Stop, ListStyles, ListVideos, GetResource];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CreateVideoAgent))]
[JsonSerializable(typeof(GetVideoAgentResource))]
[JsonSerializable(typeof(GetVideoAgentSession))]
[JsonSerializable(typeof(ListVideoAgentSessionVideos))]
[JsonSerializable(typeof(ListVideoAgentSessions))]
[JsonSerializable(typeof(ListVideoAgentStyles))]
[JsonSerializable(typeof(SendVideoAgentMessage))]
[JsonSerializable(typeof(StopVideoAgentSession))]
internal sealed partial class VideoAgentsJson : JsonSerializerContext;
