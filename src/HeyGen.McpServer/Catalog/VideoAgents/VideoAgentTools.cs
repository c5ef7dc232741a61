using HeyGen.Client;
using HeyGen.McpServer.Catalog.Avatars;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.VideoAgents;

/// <summary>Tools of HeyGen's group <c>video_agent</c>: an agent at HeyGen that makes a whole video from a prompt.</summary>
internal static class VideoAgentTools
{
    private const string Toolset = "video_agent";

    private static readonly StartedJob session = new(VideoAgentKinds.VideoAgent, "session_id");

    public static ToolDefinition Create { get; } = new()
    {
        Name = "create_video_agent",
        Aliases = ["video_agent_generate", "generate_video_agent"],
        Title = "Create a video from a prompt",
        Description = "Has HeyGen's Video Agent write, cast and render a whole video from a prompt. Paid by the second; often takes 15 to 45 minutes; waits for it.",
        Keywords = "idea brief topic explainer finished film automatic write script from scratch everything whole commercial advert",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Spends,
        Operation = VideoAgentOperations.Create,
        Job = session,
        LookForWorkWith = "list_video_agent_sessions",
        ExplainRefusal = GroupAsLook.ExplainAsync,
    };

    public static ToolDefinition Send { get; } = new()
    {
        Name = "send_video_agent_message",
        Title = "Answer the Video Agent",
        Description = "Sends an answer or a change to a session of mode chat, and waits for what the agent does with it. A new render costs money.",
        Keywords = "reply tell feedback revise chat follow-up storyboard approve redo",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Spends,
        Operation = VideoAgentOperations.Send,
        Job = session with { Continues = true },
        LookForWorkWith = "get_video_agent_session",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Name = "get_video_agent_session",
        Title = "Get a Video Agent session",
        Description = "Reads a session: status, progress, video_id and the latest messages.",
        Keywords = "progress so far question waiting what is it doing",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        Operation = VideoAgentOperations.Get,
    };

    public static ToolDefinition List { get; } = new()
    {
        Name = "list_video_agent_sessions",
        Title = "List Video Agent sessions",
        Description = "Lists Video Agent sessions, newest first.",
        Keywords = "earlier conversations chats history",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = VideoAgentOperations.List,
        ListFields = ["session_id", "title", "created_at"],
    };

    public static ToolDefinition Stop { get; } = new()
    {
        Name = "stop_video_agent_session",
        Title = "Stop a Video Agent session",
        Description = "Asks a running session to halt at its next checkpoint; what is done is kept.",
        Keywords = "cancel abort",
        Toolset = Toolset,
        Effects = Effects.None,
        Operation = VideoAgentOperations.Stop,
    };

    public static ToolDefinition ListStyles { get; } = new()
    {
        Name = "list_video_agent_styles",
        Title = "List Video Agent styles",
        Description = "Lists visual styles for create_video_agent.",
        Keywords = "theme art direction visual look aesthetics",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        Operation = VideoAgentOperations.ListStyles,
        ListFields = ["style_id", "name", "tags", "aspect_ratio", "preview_video_url"],
    };

    public static ToolDefinition ListVideos { get; } = new()
    {
        Name = "list_video_agent_session_videos",
        Title = "List a session's videos",
        Description = "Lists every video that a session made, newest first.",
        Keywords = "results versions films came out of a chat",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = VideoAgentOperations.ListVideos,
        ListFields = ["id", "title", "status", "duration", "created_at", "video_url", "video_page_url"],
    };

    public static ToolDefinition GetResource { get; } = new()
    {
        Name = "get_video_agent_resource",
        Title = "Get a session's resource",
        Description = "Reads one resource that a session made or used, such as a storyboard; messages name resource ids.",
        Keywords = "draft script picture drew",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = VideoAgentOperations.GetResource,
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, Send, Get, List, Stop, ListStyles, ListVideos, GetResource];
}
