namespace HeyGen.Sandbox.VideoAgents;

internal sealed class VideoAgentOperations : IOperationGroup
{
    private const double ThinkingSeconds = 4;
    private const double RenderingSeconds = 8;

    /// <summary>A prompt does not say how long the film will be; half a minute is taken and charged for.</summary>
    private const double OutputSeconds = 30;

    private const int LongestTitle = 60;

    public void Register(OperationTable operations)
    {
        operations.Stores<AgentSession>("/v3/video-agents");
        operations.Stores<AgentStyle>("/v3/video-agents/styles");
        operations["create_video_agent"] = Create;
        operations["send_video_agent_message"] = SendMessage;
        operations["stop_video_agent_session"] = Stop;
        operations["list_video_agent_session_videos"] = ListVideos;
        operations["get_video_agent_resource"] = GetResource;
    }

    private static ApiAnswer Create(ApiCall call)
    {
        CheckInput(call);
        var prompt = call.Body.Text("prompt")!;
        var isChat = call.Body.Text("mode") == "chat";
        var title = prompt.Length > LongestTitle ? prompt[..LongestTitle] : prompt;
        var session = new AgentSession(title, isChat, call.Now.ToUnixTimeSeconds())
        {
            CallbackUrl = call.Body.Text("callback_url"),
            CallbackId = call.Body.Text("callback_id"),
        };
        session.Runs.Add(isChat && !call.Body.Flag("auto_proceed")
            ? new(prompt, call.Account.StartJob(new JobTerms(ThinkingSeconds, TakesSlot: true).With(TestHooks.In(prompt))), Video: null)
            : Render(call, session, prompt, ThinkingSeconds));
        call.Keep(session);
        // At HeyGen an agent has always just begun, however fast it is here.
        return call.Answer(new JsonObject { ["session_id"] = session.Id, ["status"] = "thinking", ["created_at"] = session.CreatedAt });
    }

    /// <summary>An answer to the agent's question, or a request to change the film, which is then rendered and charged anew.</summary>
    private static ApiAnswer SendMessage(ApiCall call)
    {
        var session = call.Found<AgentSession>();
        ApiException.ThrowIf(!session.IsChat, "session_id", "this session makes one video and takes no messages; create it with mode chat");
        ApiException.ThrowIf(
            session.Status(call) is "thinking" or "generating",
            409, "conflict", "The agent is at work; wait until it asks or has finished, or stop it.");
        CheckInput(call);
        var run = Render(call, session, call.Body.Text("message") ?? "", thinkingSeconds: 0);
        session.Runs.Add(run);
        return call.Answer(new JsonObject { ["session_id"] = session.Id, ["run_id"] = run.Id, ["title"] = session.Title });
    }

    private static AgentRun Render(ApiCall call, AgentSession session, string message, double thinkingSeconds)
    {
        var seconds = thinkingSeconds + RenderingSeconds;
        var terms = new JobTerms(seconds, Prices.VideoAgent(OutputSeconds), TakesSlot: true).With(TestHooks.In(message));
        var video = call.Keep(new Video(default, call.Account.StartJob(terms), message, OutputSeconds)
        {
            Title = session.Title,
            HasCaptions = true,
            BeginsAt = thinkingSeconds / seconds,
            IsByAgent = true,
        });
        var run = new AgentRun(message, video.Job, video);
        call.World.Media.Publish([new(run.StoryboardMedium, MediaContent.Picture(640, 360, run.Id))]);
        return run;
    }

    /// <summary>Stopping what has ended changes nothing. What was taken for the film is given back.</summary>
    private static ApiAnswer Stop(ApiCall call)
    {
        var session = call.Found<AgentSession>();
        session.Runs[^1].Job.Stop(call.Now);
        return call.Answer(new JsonObject { ["session_id"] = session.Id });
    }

    private static ApiAnswer ListVideos(ApiCall call)
    {
        var videos = call.Found<AgentSession>().Runs.Select(run => run.Video is { } video ? call.TryFind<Video>(video.Id) : null).OfType<Video>();
        return call.AnswerPage([.. videos.Reverse()], video => video.Id, video => video.Describe(call));
    }

    private static ApiAnswer GetResource(ApiCall call)
    {
        var id = call.PathValue("resource_id");
        var run = call.Found<AgentSession>().Runs.Find(run => run.Id == id && run.HasStoryboard(call));
        return call.Answer(run?.DescribeStoryboard(call) ?? throw ApiException.NotFound("not_found", "Resource", id));
    }

    /// <summary>Checks what a prompt and a message can both name.</summary>
    private static void CheckInput(ApiCall call)
    {
        call.CheckNamed<AvatarLook>(call.Body, "avatar_id");
        call.CheckNamed<Voice>(call.Body, "voice_id");
        call.CheckNamed<AgentStyle>(call.Body, "style_id");
        call.CheckNamed<BrandKit>(call.Body, "brand_kit_id");
        AssetInput.CheckUrlField(call.Body, "callback_url");
        AssetInput.CheckAll(call, call.Body, "files");
    }
}

/// <summary>A curated visual style.</summary>
internal sealed record AgentStyle(string Id, string Name, string AspectRatio, IReadOnlyList<string> Tags) : IResource
{
    public static string Noun => "Style";

    public IEnumerable<MediaFile> Media =>
    [
        new(ThumbnailMedium, MediaContent.Picture(640, 360, Id)),
        new(PreviewMedium, MediaContent.Film("mp4", FilmSize.Of(AspectRatio, "720p"), seconds: 6)),
    ];

    private string ThumbnailMedium => $"styles/{Id}.png";

    private string PreviewMedium => $"styles/{Id}.mp4";

    public bool IsListed(ApiCall call) => call.QueryValue("tag") is not { } tag || Tags.Contains(tag);

    public JsonObject Describe(ApiCall call) => new()
    {
        ["style_id"] = Id,
        ["name"] = Name,
        ["aspect_ratio"] = AspectRatio,
        ["tags"] = Tags.ToJson(),
        ["thumbnail_url"] = call.Link(ThumbnailMedium),
        ["preview_video_url"] = call.Link(PreviewMedium),
    };

    /// <summary>Tags are those that HeyGen's published skills filter by, and a few more.</summary>
    public static IEnumerable<AgentStyle> All() =>
    [
        Create("Paper Cut", "16:9", "handmade", "print"),
        Create("Clean Slides", "16:9", "business", "minimal"),
        Create("Chalk Talk", "16:9", "education", "handmade"),
        Create("Neon Grid", "9:16", "pop-culture", "retro-tech"),
        Create("Field Notes", "16:9", "cinematic", "documentary"),
        Create("Soft Launch", "9:16", "business", "iconic-artist"),
        Create("Blueprint", "16:9", "technical", "print"),
        Create("Old Newsreel", "16:9", "cinematic", "documentary"),
    ];

    private static AgentStyle Create(string name, string aspectRatio, params string[] tags) => new(Ids.For($"style {name}"), name, aspectRatio, tags);
}
