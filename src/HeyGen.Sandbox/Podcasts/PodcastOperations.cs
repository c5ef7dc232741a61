using System.Text.Json.Nodes;
using HeyGen.Sandbox.Assets;
using HeyGen.Sandbox.Avatars;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.Media;
using HeyGen.Sandbox.State;
using HeyGen.Sandbox.Voices;

namespace HeyGen.Sandbox.Podcasts;

/// <summary>The API's group <c>podcast</c>. No price is known, so it is free here.</summary>
internal sealed class PodcastOperations : IOperationGroup
{
    private const double JobSeconds = 12;

    /// <summary>What comes out where the caller leaves the length to HeyGen.</summary>
    private const double AutomaticMinutes = 2;

    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["create_podcast"] = Create,
        ["get_podcast"] = call => call.Answer(Describe(call, Find(call))),
        ["list_podcasts"] = call =>
            call.AnswerPage(call.Account.Made<Podcast>().NewestFirst(), podcast => podcast.Id, podcast => Describe(call, podcast)),
        ["delete_podcast"] = Delete,
    };

    private static ApiAnswer Create(ApiCall call)
    {
        foreach (var role in (ReadOnlySpan<string>)["host", "guest"])
        {
            AvatarLook.FindReady(call, call.Body.Text($"{role}_avatar_id")!, $"{role}_avatar_id");
            Voice.Find(call, call.Body.Text($"{role}_voice_id")!, $"{role}_voice_id");
        }

        foreach (var (index, file) in call.Body.Items("source_files").Index())
            AssetInput.Check(call, file, $"source_files[{index}]");
        if (call.Body.Text("callback_url") is { } callback)
            AssetInput.CheckUrl(callback, "callback_url");

        var topic = call.Body.Text("topic");
        var job = call.Account.StartJob(new JobTerms(JobSeconds).With(TestHooks.In(topic, call.Body.Text("instructions"))));
        var podcast = new Podcast(Ids.New(), topic, 60 * Minutes(call.Body.Text("duration")), job);
        call.World.Media.Publish(podcast.FilmMedium, MediaContent.Film("mp4"));
        call.World.Media.Publish(podcast.ThumbnailMedium, MediaContent.Picture(640, 360, podcast.Id));
        call.Account.Made<Podcast>().Add(podcast.Id, podcast);
        return call.Answer(Describe(call, podcast));
    }

    private static double Minutes(string? duration) => duration switch
    {
        "1min" => 1,
        "2min" => 2,
        "3min" => 3,
        "5min" => 5,
        _ => AutomaticMinutes,
    };

    private static ApiAnswer Delete(ApiCall call)
    {
        var podcast = Find(call);
        call.Account.Made<Podcast>().Remove(podcast.Id);
        call.World.Media.Withdraw(podcast.FilmMedium, podcast.ThumbnailMedium);
        return call.Answer(new JsonObject());
    }

    private static JsonObject Describe(ApiCall call, Podcast podcast)
    {
        var status = podcast.Status(call.Now);
        var isDone = status == "completed";
        return new()
        {
            ["podcast_id"] = podcast.Id,
            ["status"] = status,
            ["title"] = podcast.Title,
            ["video_url"] = isDone ? call.Link(podcast.FilmMedium) : null,
            ["thumbnail_url"] = isDone ? call.Link(podcast.ThumbnailMedium) : null,
            ["duration"] = isDone ? podcast.Seconds : null,
            ["failure_message"] = status == "failed" ? "The podcast could not be produced." : null,
            ["created_at"] = podcast.Job.StartedAt.ToUnixTimeSeconds(),
        };
    }

    private static Podcast Find(ApiCall call) =>
        call.Account.Made<Podcast>().GetValueOrDefault(call.PathValue("podcast_id"))
        ?? throw ApiException.NotFound("not_found", "Podcast", call.PathValue("podcast_id"));
}
