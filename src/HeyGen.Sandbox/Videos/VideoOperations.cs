using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.Media;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Videos;

/// <summary>The API's <c>video</c> group.</summary>
internal sealed class VideoOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["create_video"] = Create,
        ["get_video"] = call => call.Answer(Find(call).Describe(call)),
        ["list_videos"] = List,
        ["delete_video"] = Delete,
        ["bulk_video_statuses"] = Statuses,
    };

    /// <summary>Keeps a new video, and makes its files ready for when it is done.</summary>
    public static void Add(ApiCall call, Video video)
    {
        call.Account.Videos.Add(video.Id, video);
        var media = call.World.Media;
        media.Publish(video.FilmMedium, MediaContent.Film(video.OutputFormat));
        media.Publish(video.ThumbnailMedium, MediaContent.Picture(640, 360, video.Id));
        if (!video.HasCaptions)
            return;
        media.Publish(video.CaptionedMedium, MediaContent.Film(video.OutputFormat));
        media.Publish(video.SubtitleMedium, MediaContent.Subtitles(video.Script));
    }

    private static ApiAnswer Create(ApiCall call)
    {
        var body = call.Body;
        var plan = VideoPlans.Make(call);
        var terms = new JobTerms(plan.JobSeconds, plan.Price, TakesSlot: true).With(TestHooks.In(body.Text("title"), plan.Script));
        var video = new Video(Ids.New(), body.Text("title"), call.Account.StartJob(terms))
        {
            CreatedAt = call.Now.ToUnixTimeSeconds(),
            Script = plan.Script,
            OutputSeconds = plan.OutputSeconds,
            OutputFormat = body.Text("output_format") ?? "mp4",
            HasCaptions = body.Field("caption") is not null && plan.Script.Length > 0,
            FolderId = body.Text("folder_id"),
            CallbackId = body.Text("callback_id"),
        };
        Add(call, video);
        return call.Answer(new JsonObject { ["video_id"] = video.Id, ["status"] = "waiting", ["output_format"] = video.OutputFormat });
    }

    private static ApiAnswer List(ApiCall call)
    {
        var videos = call.Account.Videos.NewestFirst()
            .Where(video => video.Exists(call.Now))
            .Where(video => call.QueryValue("folder_id") is not { } folder || video.FolderId == folder)
            .Where(video => call.QueryValue("title") is not { } title || video.Title?.Contains(title, StringComparison.OrdinalIgnoreCase) == true);
        return call.AnswerPage([.. videos], video => video.Id, video => video.Describe(call));
    }

    /// <summary>Ids that are not there come back as <c>not_found</c>; so do batches, as long as the sandbox has none.</summary>
    private static ApiAnswer Statuses(ApiCall call)
    {
        (string Field, string Id)[] entries =
        [
            .. Listed(call, "video_ids").Select(id => ("video_id", id)),
            .. Listed(call, "batch_ids").Select(id => ("batch_id", id)),
        ];
        return call.AnswerPage(entries, entry => entry.Id, entry => new JsonObject
        {
            [entry.Field] = entry.Id,
            ["status"] = entry.Field == "video_id" && Existing(call, entry.Id) is { } video ? video.Status(call.Now) : "not_found",
        });
    }

    private static string[] Listed(ApiCall call, string parameter) =>
        call.QueryValue(parameter)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static ApiAnswer Delete(ApiCall call)
    {
        var video = Find(call);
        call.Account.Videos.Remove(video.Id);
        call.World.Media.Withdraw(video.FilmMedium, video.CaptionedMedium, video.SubtitleMedium, video.ThumbnailMedium);
        return call.Answer(new JsonObject { ["id"] = video.Id, ["deleted"] = true });
    }

    private static Video Find(ApiCall call) =>
        Existing(call, call.PathValue("video_id")) ?? throw ApiException.NotFound("video_not_found", "Video", call.PathValue("video_id"));

    private static Video? Existing(ApiCall call, string id) =>
        call.Account.Videos.TryGetValue(id, out var video) && video.Exists(call.Now) ? video : null;
}
