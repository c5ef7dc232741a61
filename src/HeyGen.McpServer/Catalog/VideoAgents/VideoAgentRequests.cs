namespace HeyGen.McpServer.Catalog.VideoAgents;

internal sealed record CreateVideoAgent
{
    [Description("What the video should be: subject, audience, tone, length."), StringLength(10000, MinimumLength = 1)]
    public required string Prompt { get; init; }

    [Description("generate works in one go; chat may ask back and takes messages."), AllowedValues("generate", "chat"), DefaultValue("generate")]
    public string? Mode { get; init; }

    [Description("Avatar look, from list_avatar_looks; else the agent chooses.")]
    public string? AvatarId { get; init; }

    [Description("Voice, from list_voices; else the agent chooses.")]
    public string? VoiceId { get; init; }

    [Description("Visual style, from list_video_agent_styles.")]
    public string? StyleId { get; init; }

    [Description("Orientation; else the agent chooses."), AllowedValues("landscape", "portrait")]
    public string? Orientation { get; init; }

    [Description("Pictures, clips, sounds or documents to work from."), ItemCount(0, 20)]
    public IReadOnlyList<AssetInput>? Files { get; init; }

    [Description("Brand kit to follow.")]
    public string? BrandKitId { get; init; }

    [Description("Brand glossary that rules how names and terms are spoken."), StringLength(int.MaxValue, MinimumLength = 1), RareField]
    public string? BrandGlossaryId { get; init; }

    [Description("Keep this session out of the agent's memory."), DefaultValue(false), RareField]
    public bool? IncognitoMode { get; init; }

    /// <summary>Whether the agent passes storyboards by itself; not confirmed by HeyGen's newest contract, so sent only when given.</summary>
    [Description("Go on past storyboards without asking."), RareField]
    public bool? AutoProceed { get; init; }

    /// <summary>Whether the agent passes its own stops; not confirmed by HeyGen's newest contract, so sent only when given.</summary>
    [Description("Pass over the points where the agent would stop by itself."), RareField]
    public bool? SkipAgenticStop { get; init; }

    [Description("Public address that HeyGen calls when the video is done or has failed."), RareField]
    public string? CallbackUrl { get; init; }

    [Description("Mark of yours that HeyGen repeats in its callback."), RareField]
    public string? CallbackId { get; init; }
}

internal sealed record SendVideoAgentMessage
{
    [Description("Id of a session of mode chat.")]
    public required string SessionId { get; init; }

    [Description("Answer, follow-up or change; a change renders and costs again."), StringLength(10000, MinimumLength = 1)]
    public string? Message { get; init; }

    [Description("Pictures, clips, sounds or documents to add."), ItemCount(0, 20)]
    public IReadOnlyList<AssetInput>? Files { get; init; }

    [Description("Another avatar look, from list_avatar_looks.")]
    public string? AvatarId { get; init; }

    [Description("Another voice, from list_voices.")]
    public string? VoiceId { get; init; }

    [Description("Another brand kit."), RareField]
    public string? BrandKitId { get; init; }
}

internal sealed record ListVideoAgentSessions([Description("Sessions a page."), Range(1, 100), DefaultValue(20)] int? Limit = null) : PagedRequest;

internal sealed record GetVideoAgentSession([Description("Id of the session, from create_video_agent or list_video_agent_sessions.")] string SessionId);

internal sealed record StopVideoAgentSession([Description("Id of the running session; what is done so far is kept.")] string SessionId);

internal sealed record ListVideoAgentStyles(
    [Description("Only styles with this tag.")] string? Tag = null,
    [Description("Styles a page."), Range(1, 100), DefaultValue(20)] int? Limit = null) : PagedRequest;

internal sealed record ListVideoAgentSessionVideos([Description("Id of the session whose videos are listed.")] string SessionId);

internal sealed record GetVideoAgentResource(
    [Description("Id of the session.")] string SessionId,
    [Description("Id of the resource, from resource_ids of the session's messages.")] string ResourceId);
