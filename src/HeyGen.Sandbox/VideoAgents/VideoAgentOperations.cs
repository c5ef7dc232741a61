using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.Media;
using HeyGen.Sandbox.State;
using HeyGen.Sandbox.Videos;

namespace HeyGen.Sandbox.VideoAgents;

/// <summary>The API's <c>video_agent</c> group.</summary>
internal sealed class VideoAgentOperations : IOperationGroup
{
    private const double ThinkingSeconds = 4;
    private const double RenderingSeconds = 8;

    /// <summary>A prompt does not say how long the film will be; half a minute is taken and charged for.</summary>
    private const double OutputSeconds = 30;

    private const int LongestTitle = 60;

    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["create_video_agent"] = Create,
        ["get_video_agent_session"] = call => call.Answer(Find(call).Describe(call)),
        ["list_video_agent_sessions"] = call =>
            call.AnswerPage(call.Account.Sessions.NewestFirst(), session => session.Id, session => session.Summary()),
        ["send_video_agent_message"] = SendMessage,
        ["stop_video_agent_session"] = Stop,
        ["list_video_agent_session_videos"] = ListVideos,
        ["get_video_agent_resource"] = GetResource,
        ["list_video_agent_styles"] = ListStyles,
    };

    private static ApiAnswer Create(ApiCall call)
    {
        AgentInput.Check(call);
        var prompt = call.Body.Text("prompt")!;
        var isChat = call.Body.Text("mode") == "chat";
        var session = new AgentSession(Ids.New(), prompt.Length > LongestTitle ? prompt[..LongestTitle] : prompt, isChat, call.Now.ToUnixTimeSeconds());
        if (isChat && !call.Body.Flag("auto_proceed"))
            session.Runs.Add(new(prompt, call.Account.StartJob(new JobTerms(ThinkingSeconds, TakesSlot: true).With(TestHooks.In(prompt))), Video: null));
        else
            session.Runs.Add(Render(call, session, prompt, ThinkingSeconds));
        call.Account.Sessions.Add(session.Id, session);
        return call.Answer(new JsonObject
        {
            ["session_id"] = session.Id,
            ["status"] = "thinking",
            ["video_id"] = null,
            ["created_at"] = session.CreatedAt,
        });
    }

    /// <summary>An answer to the agent's question, or a wish to change the film, which is then rendered and charged anew.</summary>
    private static ApiAnswer SendMessage(ApiCall call)
    {
        var session = Find(call);
        if (!session.IsChat)
            throw ApiException.InvalidParameter("session_id", "session_id: this session makes one video and takes no messages; create it with mode chat.");
        if (session.Status(call.Now) is "thinking" or "generating")
            throw new ApiException(409, "conflict", "The agent is at work; wait until it asks or has finished, or stop it.");
        AgentInput.Check(call);
        var run = Render(call, session, call.Body.Text("message")!, thinkingSeconds: 0);
        session.Runs.Add(run);
        session.IsStopped = false;
        return call.Answer(new JsonObject { ["session_id"] = session.Id, ["run_id"] = run.Id, ["title"] = session.Title });
    }

    private static AgentRun Render(ApiCall call, AgentSession session, string message, double thinkingSeconds)
    {
        var seconds = thinkingSeconds + RenderingSeconds;
        var terms = new JobTerms(seconds, Prices.VideoAgent(OutputSeconds), TakesSlot: true).With(TestHooks.In(message));
        var video = new Video(Ids.New(), session.Title, call.Account.StartJob(terms))
        {
            CreatedAt = call.Now.ToUnixTimeSeconds(),
            Script = message,
            OutputSeconds = OutputSeconds,
            HasCaptions = true,
            BeginsAt = thinkingSeconds / seconds,
            RendersAt = thinkingSeconds / seconds,
        };
        VideoOperations.Add(call, video);
        var run = new AgentRun(message, video.Job, video);
        call.World.Media.Publish(AgentViews.StoryboardMedium(run), MediaContent.Picture(640, 360, run.Id));
        return run;
    }

    /// <summary>Stopping what has ended changes nothing. What was taken for the film is given back.</summary>
    private static ApiAnswer Stop(ApiCall call)
    {
        var session = Find(call);
        if (session.Runs[^1].Job.State(call.Now) == JobState.Running)
        {
            session.Runs[^1].Job.Stop(call.Now);
            session.IsStopped = true;
            session.Runs[^1].WasStopped = true;
        }

        return call.Answer(new JsonObject { ["session_id"] = session.Id });
    }

    private static ApiAnswer ListVideos(ApiCall call)
    {
        var videos = Find(call).Runs.Select(run => run.Video).OfType<Video>()
            .Where(video => video.Exists(call.Now) && call.Account.Videos.ContainsKey(video.Id));
        return call.AnswerPage([.. videos.Reverse()], video => video.Id, video => video.Describe(call));
    }

    private static ApiAnswer GetResource(ApiCall call)
    {
        var id = call.PathValue("resource_id");
        var run = Find(call).Runs.Find(run => run.Id == id && AgentViews.HasStoryboard(run, call.Now));
        return run is null ? throw ApiException.NotFound("not_found", "Resource", id) : call.Answer(AgentViews.Storyboard(run, call));
    }

    private static ApiAnswer ListStyles(ApiCall call)
    {
        var styles = call.World.Catalogue.Styles.Values.Where(style => call.QueryValue("tag") is not { } tag || style.Tags.Contains(tag));
        return call.AnswerPage([.. styles], style => style.Id, style => new JsonObject
        {
            ["style_id"] = style.Id,
            ["name"] = style.Name,
            ["aspect_ratio"] = style.AspectRatio,
            ["tags"] = new JsonArray([.. style.Tags.Select(tag => (JsonNode)tag)]),
            ["thumbnail_url"] = call.Link(style.ThumbnailMedium),
            ["preview_video_url"] = null,
        });
    }

    private static AgentSession Find(ApiCall call) =>
        call.Account.Sessions.TryGetValue(call.PathValue("session_id"), out var session)
            ? session
            : throw ApiException.NotFound("not_found", "Session", call.PathValue("session_id"));
}
