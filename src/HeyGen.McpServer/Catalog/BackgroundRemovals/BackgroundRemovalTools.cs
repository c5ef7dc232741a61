namespace HeyGen.McpServer.Catalog.BackgroundRemovals;

internal sealed record CreateBackgroundRemoval
{
    [Description("Video to take apart.")]
    public required AssetInput Video { get; init; }

    [Description("Which layers to make; all three when left out.")]
    [AllowedValues("foreground", "mask", "background"), DefaultValue(new[] { "foreground", "mask", "background" }), ItemCount(1, int.MaxValue), UniqueItems]
    public IReadOnlyList<string>? Layers { get; init; }

    [Description("Title of the job.")]
    public string? Title { get; init; }

    /// <summary>What HeyGen tells a repeat by; its idempotency key is ignored here.</summary>
    [Description("Mark of yours; sent again, it stands for the same job instead of a new one."), RareField]
    public string? RequestId { get; init; }
}

internal sealed record ListBackgroundRemovals([Description("Jobs a page."), Range(1, 100), DefaultValue(10)] int? Limit = null) : PagedRequest;

internal sealed record GetBackgroundRemoval([Description("Id of the job, from create_background_removal or list_background_removals.")] string JobId);

internal sealed record DeleteBackgroundRemoval([Description("Id of the job, from list_background_removals.")] string JobId);

/// <summary>Background removals.</summary>
internal static class BackgroundRemovalKinds
{
    public static JobKind BackgroundRemoval { get; } = new()
    {
        Name = "background_removal",
        Noun = "background removal",
        Read = Operation.Get("get_background_removal", "/v3/background-removals/{job_id}", () => BackgroundRemovalsJson.Default.GetBackgroundRemoval),
        IdArgument = "job_id",
        Success = ["completed"],
        Failure = ["failed", "deleted"],
        Links = ["layers.foreground", "layers.mask", "layers.background"],
        FailureFields = ["error"],
        UsualDuration = TimeSpan.FromMinutes(3),
    };
}

/// <summary>Tools of HeyGen's group <c>background_removal</c>.</summary>
internal static class BackgroundRemovalTools
{
    public static ToolDefinition Create { get; } = new()
    {
        Operation = Operation.Create("create_background_removal", "/v3/background-removals", () => BackgroundRemovalsJson.Default.CreateBackgroundRemoval),
        Title = "Remove a video's background",
        Description = "Takes a video apart into foreground, mask and background, and waits for it. Costs money; no rate is published.",
        Keywords = "cut out matte matting mask alpha transparent green screen chroma key separate isolate person behind backdrop without layers overlay",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = Charges.PerCall("create_background_removal"),
        Job = new StartedJob(BackgroundRemovalKinds.BackgroundRemoval, "id"),
        LookForWorkWith = "list_background_removals",
        IdempotencyField = "request_id",
        Example = """{"video": "https://example.com/speaker.mp4", "layers": ["foreground"], "title": "Speaker cut out"}""",
    };

    public static ToolDefinition List { get; } = new()
    {
        Operation = Operation.List("list_background_removals", "/v3/background-removals", () => BackgroundRemovalsJson.Default.ListBackgroundRemovals),
        Title = "List background removals",
        Description = "Lists background removals, newest first.",
        Keywords = "cut out cutouts matte alpha transparent green screen earlier recent past previous all which show every how many",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        ListFields = ["id", "status", "duration", "error", "created_at", "completed_at"],
        Example = """{"limit": 10}""",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Operation = BackgroundRemovalKinds.BackgroundRemoval.Read,
        Title = "Get a background removal",
        Description = "Reads one background removal: status and fresh links to its layers.",
        Keywords = "cut out cutout matte mask alpha transparent layers foreground result finished ready done link download",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        Example = """{"job_id": "$create_background_removal.id"}""",
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Operation = Operation.Delete("delete_background_removal", "/v3/background-removals/{job_id}",
            () => BackgroundRemovalsJson.Default.DeleteBackgroundRemoval),
        Title = "Delete a background removal",
        Description = "Deletes a background removal and its layers.",
        Keywords = "remove erase wipe purge trash discard drop scrap clear get rid throw away cutout cut out transparent matte mask layers foreground old",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Deletes,
        Example = """{"job_id": "$create_background_removal.id"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, List, Get, Delete];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CreateBackgroundRemoval))]
[JsonSerializable(typeof(DeleteBackgroundRemoval))]
[JsonSerializable(typeof(GetBackgroundRemoval))]
[JsonSerializable(typeof(ListBackgroundRemovals))]
internal sealed partial class BackgroundRemovalsJson : JsonSerializerContext;
