namespace HeyGen.McpServer.Catalog.AiClipping;

/// <summary>Jobs that cut long videos into clips.</summary>
internal static class AiClippingKinds
{
    public static JobKind AiClipping { get; } = new()
    {
        Name = "ai_clipping",
        Noun = "clipping job",
        Read = Operation.Get("get_ai_clipping", "/v3/ai-clipping/{job_id}", () => AiClippingJson.Default.GetAiClipping),
        IdArgument = "job_id",
        Success = ["completed"],
        Failure = ["failed", "cancelled"],
        Links = ["clips[].video_url", "clips[].thumbnail_url"],
        FailureFields = ["failure_message"],
        PercentField = "progress",
        UsualDuration = TimeSpan.FromMinutes(10),
        SettledBy = new SettledBy { PiecesField = "clips" },
        Events = ["ai_clipping.success", "ai_clipping.fail"],
    };
}

/// <summary>Tools of HeyGen's group <c>ai_clipping</c>: short clips out of a long video.</summary>
internal static class AiClippingTools
{
    private const string Toolset = "ai_clipping";

    public static ToolDefinition Create { get; } = new()
    {
        Operation = Operation.Create("create_ai_clipping", "/v3/ai-clipping", () => AiClippingJson.Default.CreateAiClipping)
            with
        { TakesIdempotencyKey = true },
        Title = "Cut a video into clips",
        Description = "Finds the best moments of a long video and cuts them into short clips with captions. Probably paid by the clip; waits for them.",
        Keywords = "shorts reels highlights snippets best funniest moments parts hour long webinar podcast viral social tiktok youtube vertical " +
            "repurpose chop extract",
        Toolset = Toolset,
        Effects = Effects.Spends,
        Price = Charges.PerPiece("create_ai_clipping", new WorkLimit(10, "HeyGen decides how many clips it cuts")),
        Job = new StartedJob(AiClippingKinds.AiClipping, "ai_clipping_id"),
        ArgumentAliases = new Dictionary<string, string> { ["video_url"] = "video", ["videoUrl"] = "video", ["video_asset_id"] = "video" },
        LookForWorkWith = "list_ai_clipping",
        Example =
            """
            {"video": "https://example.com/webinar.mp4", "title": "Webinar highlights",
             "output_settings": {"duration_types": ["30"], "prompt": "Customer stories"}}
            """,
    };

    public static ToolDefinition List { get; } = new()
    {
        Operation = Operation.List("list_ai_clipping", "/v3/ai-clipping", () => AiClippingJson.Default.ListAiClipping),
        Title = "List clipping jobs",
        Description = "Lists jobs that cut videos into clips, newest first.",
        Keywords = "shorts reels highlights snippets earlier recent past previous all which show cut long every how many",
        Toolset = Toolset,
        Effects = Effects.Reads,
        ListFields = ["id", "title", "status", "progress", "source_duration", "created_at", "failure_message"],
        Example = """{"limit": 10}""",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Operation = AiClippingKinds.AiClipping.Read,
        Title = "Get a clipping job",
        Description = "Reads a clipping job: status, and its clips with fresh links.",
        Keywords = "shorts reels highlights snippets moments clips virality score result finished ready done watch links",
        Toolset = Toolset,
        Effects = Effects.Reads,
        ArgumentAliases = new Dictionary<string, string> { ["ai_clipping_id"] = "job_id", ["id"] = "job_id" },
        Example = """{"job_id": "$create_ai_clipping.ai_clipping_id"}""",
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Operation = Operation.Delete("delete_ai_clipping", "/v3/ai-clipping/{job_id}", () => AiClippingJson.Default.DeleteAiClipping),
        Title = "Delete a clipping job",
        Description = "Deletes a clipping job and its clips.",
        Keywords = "remove erase wipe purge trash discard drop scrap clear get rid throw away shorts reels highlights snippets teasers clips auto cut",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        ArgumentAliases = new Dictionary<string, string> { ["ai_clipping_id"] = "job_id", ["id"] = "job_id" },
        Example = """{"job_id": "$create_ai_clipping.ai_clipping_id"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, List, Get, Delete];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CreateAiClipping))]
[JsonSerializable(typeof(DeleteAiClipping))]
[JsonSerializable(typeof(GetAiClipping))]
[JsonSerializable(typeof(ListAiClipping))]
internal sealed partial class AiClippingJson : JsonSerializerContext;
