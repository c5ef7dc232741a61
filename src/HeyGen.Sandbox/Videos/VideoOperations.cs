using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;
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
        ["get_video_scenes"] = call => call.Answer(Find(call).DescribeScenes(call)),
    };

    /// <summary>Keeps a new video, and makes its files ready for when it is done.</summary>
    public static void Add(ApiCall call, Video video)
    {
        call.Account.Videos.Add(video.Id, video);
        var media = call.World.Media;
        media.Publish(video.FilmMedium, MediaContent.Film(video.OutputFormat));
        media.Publish(video.ThumbnailMedium, MediaContent.Picture(640, 360, video.Id));
        if (video.HasMovingPicture)
            media.Publish(video.MovingPictureMedium, MediaContent.MovingPicture(video.Id));
        if (!video.HasCaptions)
            return;
        media.Publish(video.CaptionedMedium, MediaContent.Film(video.OutputFormat));
        media.Publish(video.SubtitleMedium, MediaContent.Subtitles(video.Script));
    }

    /// <summary>The video with this id, if it has begun to exist.</summary>
    public static Video? Existing(ApiCall call, string id) =>
        call.Account.Videos.TryGetValue(id, out var video) && video.Exists(call.Now) ? video : null;

    private static ApiAnswer Create(ApiCall call)
    {
        var work = VideoRequest.Check(call, call.Body, call.Body.Text("folder_id"), takesSlot: true);
        var id = work.Begin(call.Account.StartJob(work.Terms));
        return call.Answer(new JsonObject { ["video_id"] = id, ["status"] = "waiting", ["output_format"] = call.Account.Videos[id].OutputFormat });
    }

    private static ApiAnswer List(ApiCall call)
    {
        var videos = call.Account.Videos.NewestFirst()
            .Where(video => video.Exists(call.Now))
            .Where(video => call.QueryValue("folder_id") is not { } folder || video.FolderId == folder)
            .Where(video => call.QueryValue("title") is not { } title || video.Title?.Contains(title, StringComparison.OrdinalIgnoreCase) == true);
        return call.AnswerPage([.. videos], video => video.Id, video => video.Describe(call));
    }

    private static ApiAnswer Delete(ApiCall call)
    {
        var video = Find(call);
        call.Account.Videos.Remove(video.Id);
        call.World.Media.Withdraw(video.FilmMedium, video.CaptionedMedium, video.SubtitleMedium, video.ThumbnailMedium, video.MovingPictureMedium);
        return call.Answer(new JsonObject { ["id"] = video.Id, ["deleted"] = true });
    }

    private static Video Find(ApiCall call) =>
        Existing(call, call.PathValue("video_id")) ?? throw ApiException.NotFound("video_not_found", "Video", call.PathValue("video_id"));
}
