namespace HeyGen.Client;

/// <summary>Operations on Video Agent sessions. None takes an idempotency key: a create sent twice may be paid twice.</summary>
public static class VideoAgentOperations
{
    private const string Sessions = "/v3/video-agents";
    private const string Session = Sessions + "/{session_id}";

    /// <summary>Starts a session that turns a prompt into a video.</summary>
    public static Operation<CreateVideoAgent, VideoAgentSession> Create { get; } =
        new("create_video_agent", HttpMethod.Post, Sessions, OperationClass.Create, json => json.CreateVideoAgent, json => json.VideoAgentSession);

    /// <summary>Lists sessions, newest first.</summary>
    public static Operation<ListVideoAgentSessions, IReadOnlyList<VideoAgentSession>> List { get; } =
        new("list_video_agent_sessions", HttpMethod.Get, Sessions, OperationClass.Read,
            json => json.ListVideoAgentSessions, json => json.IReadOnlyListVideoAgentSession)
        { IsList = true };

    /// <summary>Reads a session: its state, its video, its newest messages.</summary>
    public static Operation<GetVideoAgentSession, VideoAgentSession> Get { get; } =
        new("get_video_agent_session", HttpMethod.Get, Session, OperationClass.Read,
            json => json.GetVideoAgentSession, json => json.VideoAgentSession);

    /// <summary>Sends a message to a session in chat mode; may render, and charge, again.</summary>
    public static Operation<SendVideoAgentMessage, SentVideoAgentMessage> Send { get; } =
        new("send_video_agent_message", HttpMethod.Post, Session, OperationClass.Create,
            json => json.SendVideoAgentMessage, json => json.SentVideoAgentMessage);

    /// <summary>Asks a session to stop at its next checkpoint.</summary>
    public static Operation<StopVideoAgentSession, StoppedVideoAgentSession> Stop { get; } =
        new("stop_video_agent_session", HttpMethod.Post, Session + "/stop", OperationClass.Write,
            json => json.StopVideoAgentSession, json => json.StoppedVideoAgentSession);

    /// <summary>Lists visual styles.</summary>
    public static Operation<ListVideoAgentStyles, IReadOnlyList<VideoAgentStyle>> ListStyles { get; } =
        new("list_video_agent_styles", HttpMethod.Get, Sessions + "/styles", OperationClass.Read,
            json => json.ListVideoAgentStyles, json => json.IReadOnlyListVideoAgentStyle)
        { IsList = true };

    /// <summary>Lists every video of a session, newest first, on one page.</summary>
    public static Operation<ListVideoAgentSessionVideos, IReadOnlyList<Video>> ListVideos { get; } =
        new("list_video_agent_session_videos", HttpMethod.Get, Session + "/videos", OperationClass.Read,
            json => json.ListVideoAgentSessionVideos, json => json.IReadOnlyListVideo)
        { IsList = true };

    /// <summary>Reads one thing that a session made or used.</summary>
    public static Operation<GetVideoAgentResource, VideoAgentResource> GetResource { get; } =
        new("get_video_agent_resource", HttpMethod.Get, Session + "/resources/{resource_id}", OperationClass.Read,
            json => json.GetVideoAgentResource, json => json.VideoAgentResource);
}
