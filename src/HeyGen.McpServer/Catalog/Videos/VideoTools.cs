using System.Text.Json.Serialization.Metadata;
using HeyGen.McpServer.Catalog.Avatars;

namespace HeyGen.McpServer.Catalog.Videos;

/// <summary>Videos, and batches of them.</summary>
internal static class VideoKinds
{
    /// <summary>HeyGen runs at most ten of these at a time for one account: videos, batches, Video Agent sessions, translations and proofreads.</summary>
    public const string SharedLimit = "jobs";

    public static JobKind Video { get; } = new()
    {
        Name = "video",
        Noun = "video",
        Doing = "Rendering",
        Read = Operation.Get("get_video", "/v3/videos/{video_id}", () => VideosJson.Default.GetVideo),
        IdArgument = "video_id",
        Bulk = new BulkRead(Operation.List("bulk_video_statuses", "/v3/videos/statuses", () => VideosJson.Default.BulkVideoStatuses), "video_ids"),
        Success = ["completed"],
        Failure = ["failed"],
        Links = ["video_url", "captioned_video_url", "subtitle_url", "thumbnail_url", "gif_url", "video_page_url"],
        FailureFields = ["failure_code", "failure_message"],
        UsualDuration = TimeSpan.FromMinutes(3),
        Events = ["avatar_video.success", "avatar_video.fail"],
        ConcurrencyLimit = SharedLimit,
    };

    public static JobKind Batch { get; } = new()
    {
        Name = "video_batch",
        Noun = "batch of videos",
        Read = Operation.Get("get_video_batch", "/v3/videos/batches/{batch_id}", () => VideosJson.Default.GetBatch),
        IdArgument = "batch_id",
        Success = ["completed"],
        Failure = ["failed"],
        UsualDuration = TimeSpan.FromMinutes(20),
        Members = new BatchMembers("video_id", Video),
        WhenCompleted = "Each item's video_id is a video: wait_for_job with job_ids [\"video:VIDEO_ID\", ...] gives links; "
            + "download_asset with the batch's job_id saves all files.",
        Events = ["batch.finished"],
        ConcurrencyLimit = SharedLimit,
    };
}

/// <summary>Tools of HeyGen's group <c>video</c>. The create operation takes a union; each of its variants is a tool.</summary>
internal static class VideoTools
{
    public const string Toolset = "video";

    private static readonly StartedJob video = new(VideoKinds.Video, "video_id");

    /// <summary>What holds wherever a voice is heard.</summary>
    private static readonly ArgumentRule oneVoiceSource = ArgumentRule.ExactlyOneOf("script", "audio_url", "audio_asset_id");

    private static readonly ArgumentRule atMostOneVoiceSource = ArgumentRule.AtMostOneOf("script", "audio_url", "audio_asset_id");

    private static readonly ArgumentRule voice = ArgumentRule.At(
        "voice_settings.engine_settings",
        ArgumentRule.When(ArgumentCondition.Is("model", "eleven_v3"), ArgumentRule.OneOfNumbers("stability", 0, 0.5m, 1)));

    private static readonly ArgumentRule[] background =
    [
        ArgumentRule.Excludes(ArgumentCondition.Is("output_format", "webm"), "background"),
        ArgumentRule.At(
            "background",
            ArgumentRule.Needs(ArgumentCondition.Is("type", "color"), "value"),
            ArgumentRule.Needs(ArgumentCondition.Is("type", "image"), "url", "asset_id"),
            ArgumentRule.Excludes(ArgumentCondition.Is("type", "color"), "url", "asset_id"),
            ArgumentRule.AtMostOneOf("url", "asset_id")),
    ];

    /// <summary>What holds for a picture that speaks: it has no default voice.</summary>
    private static readonly ArgumentRule[] fromImage =
        [oneVoiceSource, voice, ArgumentRule.Needs(ArgumentCondition.Given("script"), "voice_id"), .. background];

    /// <summary>What the engines do not take; HeyGen's default is avatar_iv.</summary>
    private static readonly ArgumentRule[] engine =
    [
        ArgumentRule.Excludes(ArgumentCondition.Is("engine.type", "avatar_iii"), "expressiveness", "motion_prompt"),
        ArgumentRule.Excludes(ArgumentCondition.Is("engine.type", "avatar_v"), "expressiveness"),
    ];

    private static readonly ArgumentRule[] fromAvatar = [oneVoiceSource, voice, .. background, .. engine];

    private static readonly ArgumentRule[] fromCinematicAvatar = [ArgumentRule.Excludes(ArgumentCondition.On("auto_duration"), "duration")];

    private static readonly ArgumentCondition fileBackground = new(background => JsonText.At(background, "type") is "image" or "video", "a file");

    private static readonly ArgumentRule[] fromStudio =
    [
        ArgumentRule.At("scenes[].input", [oneVoiceSource, voice, .. engine]),
        ArgumentRule.At("scenes[].input.background", ArgumentRule.When(fileBackground, ArgumentRule.ExactlyOneOf("url", "asset_id"))),
        // A picture or clip has no look, so no default voice either.
        ArgumentRule.At("scenes[]", atMostOneVoiceSource, voice, ArgumentRule.Needs(ArgumentCondition.Given("script"), "voice_id")),
    ];

    public static ToolDefinition CreateFromAvatar { get; } = new()
    {
        Name = "create_video_from_avatar",
        Operation = CreateVideo("avatar", () => VideosJson.Default.CreateVideoFromAvatar),
        Title = "Create a video from an avatar",
        Description = "Renders a video in which an avatar look speaks a script or lip-syncs a recording. Paid by the second; waits for the render.",
        Keywords = "watermark burn in captions presenter spokesperson newsreader talking head twin say speak read text announcement hello host welcome " +
            "message present on camera film",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Spends,
        Price = VideoWork.Avatar,
        Job = video,
        Rules = fromAvatar,
        LookForWorkWith = "list_videos",
        Explainer = typeof(GroupAsLook),
        Example =
            """
            {"avatar_id": "$list_avatar_looks.data[0].id",
             "script": "Welcome to the team! Here is what your first week looks like.", "title": "First week",
             "engine": {"type": "avatar_v", "reference_look_id": "$list_avatar_looks.data[1].id"}}
            """,
    };

    public static ToolDefinition CreateFromImage { get; } = new()
    {
        Name = "create_video_from_image",
        Operation = CreateVideo("image", () => VideosJson.Default.CreateVideoFromImage),
        Title = "Create a video from a picture",
        Description = "Renders a video in which the person of a picture speaks, without making an avatar first. Paid by the second; waits for the render.",
        Keywords = "photo portrait headshot talk talking say sing animate face lip sync still drawing painting jpg make old picture",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Spends,
        Price = VideoWork.Image,
        Job = video,
        Rules = fromImage,
        ArgumentAliases = new Dictionary<string, string> { ["image_url"] = "image", ["imageUrl"] = "image", ["image_asset_id"] = "image" },
        LookForWorkWith = "list_videos",
        Example =
            """
            {"image": "https://example.com/anna.jpg", "script": "Hi, I am Anna.",
             "voice_id": "$list_voices.data[0].voice_id", "background": {"type": "image", "url": "$get_asset.url"}}
            """,
    };

    public static ToolDefinition CreateFromCinematicAvatar { get; } = new()
    {
        Name = "create_video_from_cinematic_avatar",
        Operation = CreateVideo("cinematic_avatar", () => VideosJson.Default.CreateVideoFromCinematicAvatar),
        Title = "Create a cinematic shot",
        Description = "Renders one cinematic shot of 4 to 15 s with one to three looks, directed by a prompt. Flat price per video; waits for the render.",
        Keywords = "commercial ad film scene trailer camera movement action walking driving dance beach b-roll dramatic hollywood movie character",
        Toolset = Toolset,
        Effects = Effects.Spends,
        Price = VideoWork.CinematicAvatar,
        Job = video,
        Rules = fromCinematicAvatar,
        LookForWorkWith = "list_videos",
        Explainer = typeof(GroupAsLook),
        Example =
            """
            {"prompt": "She walks through a market at dusk and looks up at the lanterns",
             "avatar_id": ["$list_avatar_looks.data[0].id"], "references": ["https://example.com/market.jpg"],
             "aspect_ratio": "9:16"}
            """,
    };

    public static ToolDefinition CreateFromStudio { get; } = new()
    {
        Name = "create_video_from_studio",
        Operation = CreateVideo("studio", () => VideosJson.Default.CreateVideoFromStudio),
        Title = "Create a video of several scenes",
        Description = "Renders a video of 1 to 50 scenes in order: speaking avatars, pictures and clips. Paid by the second; waits for the render.",
        Keywords = "course lesson chapters slides presentation multi-scene multiple avatars presenters sections intro outro join combine segments " +
            "storyboard long",
        Toolset = Toolset,
        Effects = Effects.Spends,
        Price = VideoWork.Studio,
        Job = video,
        Rules = fromStudio,
        LookForWorkWith = "list_videos",
        Explainer = typeof(GroupAsLook),
        Example =
            """
            {"scenes": [{"type": "avatar_video", "input": {"type": "avatar",
             "avatar_id": "$list_avatar_looks.data[0].id", "script": "This is our new shoe.",
             "background": {"type": "color", "color": "#F4F1EA"}}}, {"type": "image",
             "source": "https://example.com/media/shoe"}]}
            """,
    };

    public static ToolDefinition CreateBatch { get; } = new()
    {
        Operation = Operation.Create("create_video_batch", "/v3/videos/batches", () => VideosJson.Default.CreateVideoBatch)
            with
        { TakesIdempotencyKey = true },
        Title = "Create many videos",
        Description = "Starts up to 100 videos as one job, and waits for all. Each is paid as if it were made alone.",
        Keywords = "bulk mass multiple hundred fifty personalised personalized rows spreadsheet csv customers each campaign greetings names clips once name",
        Toolset = Toolset,
        Effects = Effects.Spends,
        Price = VideoWork.Batch,
        Job = new StartedJob(VideoKinds.Batch, "batch_id"),
        Rules =
        [
            ArgumentRule.At(
                "videos[]",
                ArgumentRule.When(ArgumentCondition.Is("type", "avatar"), fromAvatar),
                ArgumentRule.When(ArgumentCondition.Is("type", "image"), fromImage),
                ArgumentRule.When(ArgumentCondition.Is("type", "cinematic_avatar"), fromCinematicAvatar),
                ArgumentRule.When(ArgumentCondition.Is("type", "studio"), fromStudio)),
        ],
        LookForWorkWith = "list_videos",
        Example =
            """
            {"videos": [{"type": "avatar", "avatar_id": "$list_avatar_looks.data[0].id", "script": "Hello, Anna!",
             "background": {"type": "color", "value": "#F4F1EA"}}, {"type": "image",
             "image": "https://example.com/anna.jpg", "audio_asset_id": "$upload_asset.asset_id"}]}
            """,
    };

    public static ToolDefinition List { get; } = new()
    {
        Operation = Operation.List("list_videos", "/v3/videos", () => VideosJson.Default.ListVideos),
        Title = "List videos",
        Description = "Lists the account's videos, newest first.",
        Keywords = "library my clips films movies recent rendered made produced earlier latest history past which show all yesterday week month every how many",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        ListFields = ["id", "title", "status", "duration", "created_at", "video_page_url", "failure_message"],
        Example = """{"title": "First week"}""",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Operation = VideoKinds.Video.Read,
        Title = "Get a video",
        Description = "Reads one video: status, fresh links, duration, and why it failed.",
        Keywords = "rendered failed error why rendering finished done ready yet download watch link url mp4 film movie clip playback thumbnail long " +
            "fresh where see happened",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        Example = """{"video_id": "$create_video_from_avatar.video_id"}""",
    };

    public static ToolDefinition GetScenes { get; } = new()
    {
        Operation = Operation.Get("get_video_scenes", "/v3/videos/{video_id}/scenes", () => VideosJson.Default.GetVideoScenes),
        Title = "Get a video's scenes",
        Description = "Reads what a video is made of: background, elements and script of each scene.",
        Keywords = "parts breakdown structure composition script said spoken text elements layers slides each scene contents backdrop",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Example = """{"video_id": "$create_video_from_avatar.video_id"}""",
    };

    public static ToolDefinition GetBatch { get; } = new()
    {
        Operation = VideoKinds.Batch.Read,
        Title = "Get a batch of videos",
        Description = "Reads a batch: status, counts and items.",
        Keywords = "bulk mass run progress how far how many finished failed rendered remaining personalised campaign items",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Example = """{"batch_id": "$create_video_batch.batch_id"}""",
    };

    public static ToolDefinition Statuses { get; } = new()
    {
        Operation = VideoKinds.Video.Bulk!.Operation,
        Title = "Get the status of many videos",
        Description = "Tells the status of many videos at once, by their ids or their batches'.",
        Keywords = "several multiple renders clips films progress check finished done failed state how far same time batches",
        Toolset = Toolset,
        Effects = Effects.Reads,
        ListFields = ["video_id", "batch_id", "item_index", "status", "error"],
        Example = """{"video_ids": ["$create_video_from_avatar.video_id"], "batch_ids": ["$create_video_batch.batch_id"]}""",
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Operation = Operation.Delete("delete_video", "/v3/videos/{video_id}", () => VideosJson.Default.DeleteVideo),
        Title = "Delete a video",
        Description = "Deletes a video and its files for good.",
        Keywords = "remove erase wipe purge trash discard drop scrap clear get rid throw away recording take render library clip film movie failed old " +
            "mistake went wrong",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Example = """{"video_id": "$create_video_from_avatar.video_id"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } =
    [
        CreateFromAvatar, CreateFromImage, CreateFromCinematicAvatar, CreateFromStudio, CreateBatch,
        List, Get, GetScenes, GetBatch, Statuses, Delete,
    ];

    /// <summary>The four creates are variants of one union body, told apart by its type.</summary>
    private static Operation CreateVideo<TRequest>(string type, Func<JsonTypeInfo<TRequest>> request) =>
        Operation.Create("create_video", "/v3/videos", request) with { TakesIdempotencyKey = true, FixedFields = [new("type", type)] };
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BulkVideoStatuses))]
[JsonSerializable(typeof(CreateVideoBatch))]
[JsonSerializable(typeof(CreateVideoFromAvatar))]
[JsonSerializable(typeof(CreateVideoFromCinematicAvatar))]
[JsonSerializable(typeof(CreateVideoFromImage))]
[JsonSerializable(typeof(CreateVideoFromStudio))]
[JsonSerializable(typeof(DeleteVideo))]
[JsonSerializable(typeof(GetBatch))]
[JsonSerializable(typeof(GetVideo))]
[JsonSerializable(typeof(GetVideoScenes))]
[JsonSerializable(typeof(ListVideos))]
internal sealed partial class VideosJson : JsonSerializerContext;
