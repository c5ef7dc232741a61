using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.Videos;

/// <summary>A video as the API shows it.</summary>
internal static class VideoViews
{
    public static JsonObject Describe(this Video video, ApiCall call)
    {
        var status = video.Status(call.Now);
        var isDone = status == "completed";
        var hasFailed = status == "failed";
        return new()
        {
            ["id"] = video.Id,
            ["title"] = video.Title,
            ["status"] = status,
            ["created_at"] = video.CreatedAt,
            ["completed_at"] = isDone ? video.Job.EndsAt.ToUnixTimeSeconds() : null,
            ["duration"] = isDone ? video.OutputSeconds : null,
            ["video_url"] = isDone ? call.Link(video.FilmMedium) : null,
            ["captioned_video_url"] = isDone && video.HasCaptions ? call.Link(video.CaptionedMedium) : null,
            ["subtitle_url"] = isDone && video.HasCaptions ? call.Link(video.SubtitleMedium) : null,
            ["thumbnail_url"] = isDone ? call.Link(video.ThumbnailMedium) : null,
            ["gif_url"] = isDone && video.HasMovingPicture ? call.Link(video.MovingPictureMedium) : null,
            ["video_page_url"] = null,
            ["folder_id"] = video.FolderId,
            ["output_language"] = null,
            ["failure_code"] = hasFailed ? "rendering_failed" : null,
            ["failure_message"] = hasFailed ? "The video could not be rendered." : null,
        };
    }
}
