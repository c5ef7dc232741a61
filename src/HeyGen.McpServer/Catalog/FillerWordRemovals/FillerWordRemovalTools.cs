namespace HeyGen.McpServer.Catalog.FillerWordRemovals;

internal sealed record CreateFillerWordRemoval
{
    [Description("The talking video."), NoInlineBytes]
    public required AssetInput Video { get; init; }

    [Description("Title of the job."), StringLength(255)]
    public string? Title { get; init; }

    [Description("Public address that HeyGen calls when the video is done or has failed."), RareField]
    public string? CallbackUrl { get; init; }

    [Description("Mark of yours that HeyGen repeats in its callback."), StringLength(128), RareField]
    public string? CallbackId { get; init; }
}

internal sealed record GetFillerWordRemoval([Description("Id of the job, from create_filler_word_removal.")] string FillerWordRemovalId);

/// <summary>Jobs that cut filler words out of videos.</summary>
internal static class FillerWordRemovalKinds
{
    public static JobKind FillerWordRemoval { get; } = new()
    {
        Name = "filler_word_removal",
        Noun = "filler-word removal",
        Read = Operation.Get("get_filler_word_removal", "/v3/filler-word-removals/{filler_word_removal_id}",
            () => FillerWordRemovalsJson.Default.GetFillerWordRemoval),
        IdArgument = "filler_word_removal_id",
        Success = ["completed"],
        Failure = ["failed"],
        Links = ["video_url", "thumbnail_url"],
        FailureFields = ["failure_message"],
        PercentField = "progress",
        UsualDuration = TimeSpan.FromMinutes(5),
        Events = ["filler_word_removal.success", "filler_word_removal.fail"],
        SettledBy = new SettledBy { LengthField = "original_duration", LeastSeconds = 60, RefundedWithout = "num_cuts" },
    };
}

/// <summary>Tools of HeyGen's group <c>filler_word_removal</c>.</summary>
internal static class FillerWordRemovalTools
{
    private const string Toolset = "filler_word_removal";

    public static ToolDefinition Create { get; } = new()
    {
        Operation = Operation.Create("create_filler_word_removal", "/v3/filler-word-removals", () => FillerWordRemovalsJson.Default.CreateFillerWordRemoval)
            with
        { TakesIdempotencyKey = true },
        Title = "Remove filler words",
        Description = "Cuts filler words and long silences out of a talking video. Paid by the minute of the source, one at least; waits for it.",
        Keywords = "um uh ums er pauses silence dead air hesitation stutter clean up trim tighten shorten cut edit speech talk recording",
        Toolset = Toolset,
        Effects = Effects.Spends,
        Price = Charges.PerSourceSecond("create_filler_word_removal", "video"),
        Job = new StartedJob(FillerWordRemovalKinds.FillerWordRemoval, "filler_word_removal_id"),
        ArgumentAliases = new Dictionary<string, string> { ["video_url"] = "video", ["videoUrl"] = "video", ["video_asset_id"] = "video" },
        LookForWorkWith = "get_current_user (the balance shows it)",
        Example = """{"video": "https://example.com/talk.mp4", "title": "Talk without ums"}""",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Operation = FillerWordRemovalKinds.FillerWordRemoval.Read,
        Title = "Get a filler-word removal",
        Description = "Reads a filler-word removal: status, fresh link, and how much was cut.",
        Keywords = "um uh ums pauses silences hesitations trimmed cleaned how many cut shorter result finished ready done download",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Example = """{"filler_word_removal_id": "$create_filler_word_removal.filler_word_removal_id"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, Get];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CreateFillerWordRemoval))]
[JsonSerializable(typeof(GetFillerWordRemoval))]
internal sealed partial class FillerWordRemovalsJson : JsonSerializerContext;
