using System.Text.Json.Serialization.Metadata;

namespace HeyGen.Client;

/// <summary>Operations on videos. The four creates are variants of one union body, told apart by its type.</summary>
public static class VideoOperations
{
    /// <summary>Makes a video in which an avatar look speaks.</summary>
    public static Operation<CreateVideoFromAvatar, CreatedVideo> CreateFromAvatar { get; } = Create("avatar", json => json.CreateVideoFromAvatar);

    /// <summary>Makes a video in which the person of a picture speaks.</summary>
    public static Operation<CreateVideoFromImage, CreatedVideo> CreateFromImage { get; } = Create("image", json => json.CreateVideoFromImage);

    /// <summary>Makes a short cinematic shot.</summary>
    public static Operation<CreateVideoFromCinematicAvatar, CreatedVideo> CreateFromCinematicAvatar { get; } =
        Create("cinematic_avatar", json => json.CreateVideoFromCinematicAvatar);

    /// <summary>Makes a video of several scenes.</summary>
    public static Operation<CreateVideoFromStudio, CreatedVideo> CreateFromStudio { get; } = Create("studio", json => json.CreateVideoFromStudio);

    /// <summary>Makes up to 100 videos.</summary>
    public static Operation<CreateVideoBatch, CreatedBatch> CreateBatch { get; } =
        new("create_video_batch", HttpMethod.Post, "/v3/videos/batches", OperationClass.Create, json => json.CreateVideoBatch, json => json.CreatedBatch);

    /// <summary>Lists the account's videos.</summary>
    public static Operation<ListVideos, IReadOnlyList<Video>> List { get; } =
        new("list_videos", HttpMethod.Get, "/v3/videos", OperationClass.Read, json => json.ListVideos, json => json.IReadOnlyListVideo) { IsList = true };

    /// <summary>Reads one video: its state, its addresses, why it failed.</summary>
    public static Operation<GetVideo, Video> Get { get; } =
        new("get_video", HttpMethod.Get, "/v3/videos/{video_id}", OperationClass.Read, json => json.GetVideo, json => json.Video);

    /// <summary>Reads the scenes of a video.</summary>
    public static Operation<GetVideoScenes, VideoScenes> GetScenes { get; } =
        new("get_video_scenes", HttpMethod.Get, "/v3/videos/{video_id}/scenes", OperationClass.Read, json => json.GetVideoScenes, json => json.VideoScenes);

    /// <summary>Reads a batch with one page of its items.</summary>
    public static Operation<GetBatch, Batch> GetBatch { get; } =
        new("get_video_batch", HttpMethod.Get, "/v3/videos/batches/{batch_id}", OperationClass.Read, json => json.GetBatch, json => json.Batch);

    /// <summary>Tells the state of up to 100 videos at once.</summary>
    public static Operation<BulkVideoStatuses, IReadOnlyList<BulkStatus>> Statuses { get; } =
        new("bulk_video_statuses", HttpMethod.Get, "/v3/videos/statuses", OperationClass.Read, json => json.BulkVideoStatuses, json => json.IReadOnlyListBulkStatus)
        {
            IsList = true,
        };

    /// <summary>Deletes a video and its files for good.</summary>
    public static Operation<DeleteVideo, DeletedVideo> Delete { get; } =
        new("delete_video", HttpMethod.Delete, "/v3/videos/{video_id}", OperationClass.Write, json => json.DeleteVideo, json => json.DeletedVideo);

    private static Operation<TRequest, CreatedVideo> Create<TRequest>(string type, Func<HeyGenJson, JsonTypeInfo<TRequest>> request) =>
        new("create_video", HttpMethod.Post, "/v3/videos", OperationClass.Create, request, json => json.CreatedVideo)
        {
            TakesIdempotencyKey = true,
            FixedFields = [new("type", type)],
        };
}
