using HeyGen.Client;
using HeyGen.McpServer.Catalog.Videos;

namespace HeyGen.McpServer.Catalog.VideoAgents;

/// <summary>Operations on Video Agent sessions. None takes an idempotency key: a create sent twice may be paid twice.</summary>
internal static class VideoAgentOperations
{
    private const string Sessions = "/v3/video-agents";
    private const string Session = Sessions + "/{session_id}";

    /// <summary>Starts a session that turns a prompt into a video.</summary>
    public static Operation<CreateVideoAgent> Create { get; } =
        new("create_video_agent", HttpMethod.Post, Sessions, OperationClass.Create, () => VideoAgentsJson.Default.CreateVideoAgent);

    /// <summary>Lists sessions, newest first.</summary>
    public static Operation<ListVideoAgentSessions> List { get; } =
        new("list_video_agent_sessions", HttpMethod.Get, Sessions, OperationClass.Read,
            () => VideoAgentsJson.Default.ListVideoAgentSessions)
        { IsList = true };

    /// <summary>Reads a session: its state, its video, its newest messages.</summary>
    public static Operation<GetVideoAgentSession> Get { get; } =
        new("get_video_agent_session", HttpMethod.Get, Session, OperationClass.Read,
            () => VideoAgentsJson.Default.GetVideoAgentSession);

    /// <summary>Sends a message to a session in chat mode; may render, and charge, again.</summary>
    public static Operation<SendVideoAgentMessage> Send { get; } =
        new("send_video_agent_message", HttpMethod.Post, Session, OperationClass.Create,
            () => VideoAgentsJson.Default.SendVideoAgentMessage);

    /// <summary>Asks a session to stop at its next checkpoint.</summary>
    public static Operation<StopVideoAgentSession> Stop { get; } =
        new("stop_video_agent_session", HttpMethod.Post, Session + "/stop", OperationClass.Write,
            () => VideoAgentsJson.Default.StopVideoAgentSession);

    /// <summary>Lists visual styles.</summary>
    public static Operation<ListVideoAgentStyles> ListStyles { get; } =
        new("list_video_agent_styles", HttpMethod.Get, Sessions + "/styles", OperationClass.Read,
            () => VideoAgentsJson.Default.ListVideoAgentStyles)
        { IsList = true };

    /// <summary>Lists every video of a session, newest first, on one page.</summary>
    public static Operation<ListVideoAgentSessionVideos> ListVideos { get; } =
        new("list_video_agent_session_videos", HttpMethod.Get, Session + "/videos", OperationClass.Read,
            () => VideoAgentsJson.Default.ListVideoAgentSessionVideos)
        { IsList = true };

    /// <summary>Reads one thing that a session made or used.</summary>
    public static Operation<GetVideoAgentResource> GetResource { get; } =
        new("get_video_agent_resource", HttpMethod.Get, Session + "/resources/{resource_id}", OperationClass.Read,
            () => VideoAgentsJson.Default.GetVideoAgentResource);
}
