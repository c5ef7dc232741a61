using System.Text.Json.Nodes;
using HeyGen.Sandbox.Assets;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.Media;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Models;

/// <summary>Clips of the API's group <c>model</c>. No price is known, so they are free here.</summary>
internal static class ModelVideoOperations
{
    private const double JobSeconds = 8;

    /// <summary>The length where the caller names none; HeyGen's own is not known.</summary>
    private const int UsualSeconds = 6;

    private static readonly string[] LargeShapes = ["16:9", "9:16"];

    public static IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["create_model_video"] = Create,
        ["get_model_video"] = call => call.Answer(Describe(call, Find(call))),
    };

    private static ApiAnswer Create(ApiCall call)
    {
        CheckShape(call);
        CheckFiles(call);
        var resolution = call.Body.Text("resolution") ?? "768p";
        var (width, height) = Size(resolution, isUpright: call.Body.Text("aspect_ratio") == "9:16");
        var job = call.Account.StartJob(new JobTerms(JobSeconds).With(TestHooks.In(call.Body.Text("prompt"))));
        var video = new ModelVideo(Ids.New(), job)
        {
            AspectRatio = call.Body.Text("aspect_ratio"),
            Seconds = (int)(call.Body.Number("duration") ?? UsualSeconds),
            Width = width,
            Height = height,
            Seed = (long?)call.Body.Number("seed"),
        };
        call.World.Media.Publish(video.Medium, MediaContent.Film("mp4"));
        call.Account.Made<ModelVideo>().Add(video.Id, video);
        return call.Answer(new JsonObject { ["video_id"] = video.Id });
    }

    /// <summary>The large sizes come in two shapes only, unless a picture gives the shape.</summary>
    private static void CheckShape(ApiCall call)
    {
        var isLarge = call.Body.Text("resolution") is "1080p" or "2k";
        if (isLarge && call.Body.Text("mode") != "image_to_video" && call.Body.Text("aspect_ratio") is { } shape && !LargeShapes.Contains(shape))
            throw ApiException.InvalidParameter("aspect_ratio", $"aspect_ratio: {call.Body.Text("resolution")} comes in {string.Join(" and ", LargeShapes)} only.");
    }

    private static void CheckFiles(ApiCall call)
    {
        if (call.Body.Field("image") is { } image)
            AssetInput.Check(call, image, "image", "image");
        foreach (var (field, kind) in ((string, string)[])[("reference_images", "image"), ("reference_videos", "video"), ("reference_audio", "audio")])
        {
            foreach (var (index, file) in call.Body.Items(field).Index())
                AssetInput.Check(call, file, $"{field}[{index}]", kind);
        }
    }

    private static (int Width, int Height) Size(string resolution, bool isUpright)
    {
        var (longer, shorter) = resolution switch
        {
            "480p" => (854, 480),
            "1080p" => (1920, 1080),
            "2k" => (2560, 1440),
            _ => (1366, 768),
        };
        return isUpright ? (shorter, longer) : (longer, shorter);
    }

    private static JsonObject Describe(ApiCall call, ModelVideo video)
    {
        var status = video.Status(call.Now);
        var hasFailed = status == "failed";
        return new()
        {
            ["video_id"] = video.Id,
            ["status"] = status,
            ["model"] = "heygen-video-1",
            ["created_at"] = video.Job.StartedAt.ToUnixTimeSeconds(),
            ["aspect_ratio"] = video.AspectRatio,
            ["duration"] = video.Seconds,
            ["width"] = video.Width,
            ["height"] = video.Height,
            ["seed"] = video.Seed,
            ["video_url"] = status == "completed" ? call.Link(video.Medium) : null,
            ["failure_code"] = hasFailed ? "generation_failed" : null,
            ["failure_message"] = hasFailed ? "The clip could not be generated." : null,
        };
    }

    private static ModelVideo Find(ApiCall call) =>
        call.Account.Made<ModelVideo>().GetValueOrDefault(call.PathValue("video_id"))
        ?? throw ApiException.NotFound("video_not_found", "Clip", call.PathValue("video_id"));
}
