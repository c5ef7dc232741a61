using System.Text.Json.Serialization.Metadata;
using HeyGen.Client;

namespace HeyGen.McpServer.Catalog.Videos;

/// <summary>Operations on videos. The four creates are variants of one union body, told apart by its type.</summary>
internal static class VideoOperations
{
    /// <summary>Makes a video in which an avatar look speaks.</summary>
    public static Operation<CreateVideoFromAvatar> CreateFromAvatar { get; } = Create("avatar", () => VideosJson.Default.CreateVideoFromAvatar);

    /// <summary>Makes a video in which the person of a picture speaks.</summary>
    public static Operation<CreateVideoFromImage> CreateFromImage { get; } = Create("image", () => VideosJson.Default.CreateVideoFromImage);

    /// <summary>Makes a short cinematic shot.</summary>
    public static Operation<CreateVideoFromCinematicAvatar> CreateFromCinematicAvatar { get; } =
        Create("cinematic_avatar", () => VideosJson.Default.CreateVideoFromCinematicAvatar);

    /// <summary>Makes a video of several scenes.</summary>
    public static Operation<CreateVideoFromStudio> CreateFromStudio { get; } = Create("studio", () => VideosJson.Default.CreateVideoFromStudio);

    /// <summary>Makes up to 100 videos.</summary>
    public static Operation<CreateVideoBatch> CreateBatch { get; } =
        new("create_video_batch", HttpMethod.Post, "/v3/videos/batches", OperationClass.Create, () => VideosJson.Default.CreateVideoBatch);

    /// <summary>Lists the account's videos.</summary>
    public static Operation<ListVideos> List { get; } =
        new("list_videos", HttpMethod.Get, "/v3/videos", OperationClass.Read, () => VideosJson.Default.ListVideos) { IsList = true };

    /// <summary>Reads one video: its state, its addresses, why it failed.</summary>
    public static Operation<GetVideo> Get { get; } =
        new("get_video", HttpMethod.Get, "/v3/videos/{video_id}", OperationClass.Read, () => VideosJson.Default.GetVideo);

    /// <summary>Reads the scenes of a video.</summary>
    public static Operation<GetVideoScenes> GetScenes { get; } =
        new("get_video_scenes", HttpMethod.Get, "/v3/videos/{video_id}/scenes", OperationClass.Read, () => VideosJson.Default.GetVideoScenes);

    /// <summary>Reads a batch with one page of its items.</summary>
    public static Operation<GetBatch> GetBatch { get; } =
        new("get_video_batch", HttpMethod.Get, "/v3/videos/batches/{batch_id}", OperationClass.Read, () => VideosJson.Default.GetBatch);

    /// <summary>Tells the state of up to 100 videos at once.</summary>
    public static Operation<BulkVideoStatuses> Statuses { get; } =
        new("bulk_video_statuses", HttpMethod.Get, "/v3/videos/statuses", OperationClass.Read, () => VideosJson.Default.BulkVideoStatuses)
        {
            IsList = true,
        };

    /// <summary>Deletes a video and its files for good.</summary>
    public static Operation<DeleteVideo> Delete { get; } =
        new("delete_video", HttpMethod.Delete, "/v3/videos/{video_id}", OperationClass.Write, () => VideosJson.Default.DeleteVideo);

    private static Operation<TRequest> Create<TRequest>(string type, Func<JsonTypeInfo<TRequest>> request) =>
        new("create_video", HttpMethod.Post, "/v3/videos", OperationClass.Create, request)
        {
            TakesIdempotencyKey = true,
            FixedFields = [new("type", type)],
        };
}
