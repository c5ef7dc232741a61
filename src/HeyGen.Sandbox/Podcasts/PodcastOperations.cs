using HeyGen.Sandbox.Avatars;
using HeyGen.Sandbox.Voices;

namespace HeyGen.Sandbox.Podcasts;

/// <summary>The API's group <c>podcast</c>. No price is known, so it is free here.</summary>
internal sealed class PodcastOperations : IOperationGroup
{
    private const double JobSeconds = 12;

    /// <summary>What comes out where the caller leaves the length to HeyGen.</summary>
    private const double AutomaticMinutes = 2;

    public void Register(OperationTable operations)
    {
        operations.Stores<Podcast>("/v3/podcasts");
        operations["create_podcast"] = Create;
    }

    private static ApiAnswer Create(ApiCall call)
    {
        foreach (var role in (ReadOnlySpan<string>)["host", "guest"])
        {
            call.CheckNamed<AvatarLook>(call.Body, $"{role}_avatar_id");
            call.CheckNamed<Voice>(call.Body, $"{role}_voice_id");
        }

        AssetInput.CheckAll(call, call.Body, "source_files");
        AssetInput.CheckUrlField(call.Body, "callback_url");

        var topic = call.Body.Text("topic");
        var job = call.Account.StartJob(new JobTerms(JobSeconds).With(TestHooks.In(topic, call.Body.Text("instructions"))));
        var podcast = call.Keep(new Podcast(Ids.New(), topic, 60 * Minutes(call.Body.Text("duration")), job));
        return call.Answer(podcast.Describe(call));
    }

    private static double Minutes(string? duration) => duration switch
    {
        "1min" => 1,
        "2min" => 2,
        "3min" => 3,
        "5min" => 5,
        _ => AutomaticMinutes,
    };
}

/// <summary>A talk that is being produced, or has been.</summary>
internal sealed record Podcast(string Id, string? Title, double Seconds, Job Job) : IResource
{
    public static string Noun => "Podcast";

    public IEnumerable<MediaFile> Media => [new(FilmMedium, MediaContent.Film("mp4")), new(ThumbnailMedium, MediaContent.Picture(640, 360, Id))];

    private string FilmMedium => $"podcasts/{Id}.mp4";

    private string ThumbnailMedium => $"podcasts/{Id}.png";

    public JsonObject Describe(ApiCall call)
    {
        var status = Job.Status(call.Now, "processing");
        var isDone = status == "completed";
        return new()
        {
            ["podcast_id"] = Id,
            ["status"] = status,
            ["title"] = Title,
            ["video_url"] = isDone ? call.Link(FilmMedium) : null,
            ["thumbnail_url"] = isDone ? call.Link(ThumbnailMedium) : null,
            ["duration"] = isDone ? Seconds : null,
            ["failure_message"] = status == "failed" ? "The podcast could not be produced." : null,
            ["created_at"] = Job.StartedAt.ToUnixTimeSeconds(),
        };
    }
}
