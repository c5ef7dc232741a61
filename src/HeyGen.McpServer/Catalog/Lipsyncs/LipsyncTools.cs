using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Catalog.VideoTranslations;

namespace HeyGen.McpServer.Catalog.Lipsyncs;

/// <summary>Lipsyncs, and batches of them.</summary>
internal static class LipsyncKinds
{
    public static JobKind Lipsync { get; } = new()
    {
        Name = "lipsync",
        Noun = "lipsync",
        Read = Operation.Get("get_lipsync", "/v3/lipsyncs/{lipsync_id}", () => LipsyncsJson.Default.GetLipsync),
        IdArgument = "lipsync_id",
        Bulk = new BulkRead(Operation.List("bulk_lipsync_statuses", "/v3/lipsyncs/statuses", () => LipsyncsJson.Default.BulkLipsyncStatuses), "lipsync_ids"),
        Success = ["completed"],
        Failure = ["failed"],
        Links = ["video_url", "caption_url"],
        FailureFields = ["failure_message"],
        UsualDuration = TimeSpan.FromMinutes(5),
    };

    public static JobKind Batch { get; } = new()
    {
        Name = "lipsync_batch",
        Noun = "batch of lipsyncs",
        Read = Operation.Get("get_lipsync_batch", "/v3/lipsyncs/batches/{batch_id}", () => LipsyncsJson.Default.GetBatch),
        IdArgument = "batch_id",
        Success = ["completed"],
        Failure = ["failed"],
        UsualDuration = TimeSpan.FromMinutes(20),
        Members = new BatchMembers("video_id", Lipsync),
        WhenCompleted = "Each item's video_id is a lipsync: wait_for_job with job_ids [\"lipsync:VIDEO_ID\", ...] gives links; "
            + "download_asset with the batch's job_id saves all files.",
        Events = ["batch.finished"],
    };
}

/// <summary>Tools of HeyGen's group <c>lipsync</c>: new lip movements for existing footage.</summary>
internal static class LipsyncTools
{
    private const string Toolset = "lipsync";

    private static readonly ArgumentRule[] rules = [ArgumentRule.Rises("start_time", "end_time")];

    public static ToolDefinition Create { get; } = new()
    {
        Operation = Operation.Create("create_lipsync", "/v3/lipsyncs", () => LipsyncsJson.Default.CreateLipsync) with { TakesIdempotencyKey = true },
        Title = "Replace the speech of a video",
        Description = "Puts new speech on an existing video and moves the lips to match. Paid by the second; waits for it.",
        Keywords = "lip sync dub redub mouth movement voice-over voiceover audio track re-voice replace swap soundtrack lips new recording fit match " +
            "existing overdub",
        Toolset = Toolset,
        Effects = Effects.Spends,
        Price = LipsyncWork.One,
        Job = new StartedJob(LipsyncKinds.Lipsync, "lipsync_id"),
        Rules = rules,
        IgnoredFields = new Dictionary<string, string> { ["enable_caption"] = VideoTranslationTools.CaptionsAreMade },
        ArgumentAliases = new Dictionary<string, string>
        {
            ["video_url"] = "video",
            ["videoUrl"] = "video",
            ["audio_url"] = "audio",
            ["audioUrl"] = "audio",
        },
        LookForWorkWith = "list_lipsyncs",
        Example =
            """
            {"video": "https://example.com/advert.mp4", "audio": "https://example.com/german.mp3", "mode": "precision",
             "callback_url": "https://example.com/heygen"}
            """,
    };

    public static ToolDefinition CreateBatch { get; } = new()
    {
        Operation = Operation.Create("create_lipsync_batch", "/v3/lipsyncs/batches", () => LipsyncsJson.Default.CreateLipsyncBatch)
            with
        { TakesIdempotencyKey = true },
        Title = "Replace the speech of many videos",
        Description = "Starts up to 100 lipsyncs as one job, and waits for all. Each is paid by the second.",
        Keywords = "lip sync bulk mass dub redub re-voice mouth several multiple hundred clips new audio tracks sync together recordings",
        Toolset = Toolset,
        Effects = Effects.Spends,
        Price = LipsyncWork.Batch,
        Job = new StartedJob(LipsyncKinds.Batch, "batch_id"),
        Rules = [ArgumentRule.At("lipsyncs[]", rules)],
        IgnoredFields = new Dictionary<string, string> { ["lipsyncs[].enable_caption"] = VideoTranslationTools.CaptionsAreMade },
        LookForWorkWith = "list_lipsyncs",
        Example =
            """
            {"lipsyncs": [{"video": "https://example.com/advert.mp4", "audio": "https://example.com/german.mp3"},
             {"video": "https://example.com/advert.mp4", "audio": "https://example.com/french.mp3"}]}
            """,
    };

    public static ToolDefinition List { get; } = new()
    {
        Operation = Operation.List("list_lipsyncs", "/v3/lipsyncs", () => LipsyncsJson.Default.ListLipsyncs),
        Title = "List lipsyncs",
        Description = "Lists the account's lipsyncs, newest first.",
        Keywords = "lip sync synced dubs redubbed mouth earlier recent past previous all which show every how many",
        Toolset = Toolset,
        Effects = Effects.Reads,
        ListFields = ["id", "title", "status", "duration", "created_at", "video_url", "failure_message"],
        Example = """{"limit": 10}""",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Operation = LipsyncKinds.Lipsync.Read,
        Title = "Get a lipsync",
        Description = "Reads one lipsync: status, fresh links, and why it failed.",
        Keywords = "lip sync synced dub redubbed mouth result finished ready done failed watch link work state",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Example = """{"lipsync_id": "$create_lipsync.lipsync_id"}""",
    };

    public static ToolDefinition GetBatch { get; } = new()
    {
        Operation = LipsyncKinds.Batch.Read,
        Title = "Get a batch of lipsyncs",
        Description = "Reads a batch: status, counts and items, whose video_id is the lipsync's id.",
        Keywords = "lip sync bulk mass progress items dubs how many finished failed remaining left",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Example = """{"batch_id": "$create_lipsync_batch.batch_id"}""",
    };

    public static ToolDefinition Statuses { get; } = new()
    {
        Operation = LipsyncKinds.Lipsync.Bulk!.Operation,
        Title = "Get the status of many lipsyncs",
        Description = "Tells the status of many lipsyncs at once, by their ids or their batches'.",
        Keywords = "lip sync several multiple progress check finished done ready state together dubs batches",
        Toolset = Toolset,
        Effects = Effects.Reads,
        ListFields = ["video_id", "batch_id", "item_index", "status", "error"],
        Example = """{"lipsync_ids": ["$create_lipsync.lipsync_id"], "batch_ids": ["$create_lipsync_batch.batch_id"]}""",
    };

    public static ToolDefinition Update { get; } = new()
    {
        Operation = Operation.Patch("update_lipsync", "/v3/lipsyncs/{lipsync_id}", () => LipsyncsJson.Default.UpdateLipsync),
        Title = "Rename a lipsync",
        Description = "Gives a lipsync a new title.",
        Keywords = "lip sync synced dub redubbed change title name retitle relabel called another something else",
        Toolset = Toolset,
        Effects = Effects.None,
        Example = """{"lipsync_id": "$create_lipsync.lipsync_id", "title": "Advert, German"}""",
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Operation = Operation.Delete("delete_lipsync", "/v3/lipsyncs/{lipsync_id}", () => LipsyncsJson.Default.DeleteLipsync),
        Title = "Delete a lipsync",
        Description = "Deletes a lipsync and its files for good.",
        Keywords = "remove erase wipe purge trash discard drop scrap clear get rid throw away lip synced sync dub redubbed mouth bad",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Example = """{"lipsync_id": "$create_lipsync.lipsync_id"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, CreateBatch, List, Get, GetBatch, Statuses, Update, Delete];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BulkLipsyncStatuses))]
[JsonSerializable(typeof(CreateLipsync))]
[JsonSerializable(typeof(CreateLipsyncBatch))]
[JsonSerializable(typeof(DeleteLipsync))]
[JsonSerializable(typeof(GetBatch))]
[JsonSerializable(typeof(GetLipsync))]
[JsonSerializable(typeof(ListLipsyncs))]
[JsonSerializable(typeof(UpdateLipsync))]
internal sealed partial class LipsyncsJson : JsonSerializerContext;
