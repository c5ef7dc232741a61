using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HeyGen.Client;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Model.Requests;
using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Catalog.VideoTranslations;

/// <summary>Operations on translations of videos; those on their proofreads are in <see cref="ProofreadOperations"/>.</summary>
internal static class VideoTranslationOperations
{
    private const string Translations = "/v3/video-translations";
    private const string Translation = Translations + "/{video_translation_id}";

    /// <summary>Translates a video into one or more languages.</summary>
    public static Operation<CreateVideoTranslation> Create { get; } =
        new("create_video_translation", HttpMethod.Post, Translations, OperationClass.Create,
            () => VideoTranslationsJson.Default.CreateVideoTranslation)
        { TakesIdempotencyKey = true };

    /// <summary>Translates up to 100 videos, counted once for each language.</summary>
    public static Operation<CreateVideoTranslationBatch> CreateBatch { get; } =
        new("create_video_translation_batch", HttpMethod.Post, Translations + "/batches", OperationClass.Create,
            () => VideoTranslationsJson.Default.CreateVideoTranslationBatch)
        { TakesIdempotencyKey = true };

    /// <summary>Lists the account's translations.</summary>
    public static Operation<ListVideoTranslations> List { get; } =
        new("list_video_translations", HttpMethod.Get, Translations, OperationClass.Read,
            () => VideoTranslationsJson.Default.ListVideoTranslations)
        { IsList = true };

    /// <summary>Reads one translation: its state, its addresses, why it failed.</summary>
    public static Operation<GetVideoTranslation> Get { get; } =
        new("get_video_translation", HttpMethod.Get, Translation, OperationClass.Read,
            () => VideoTranslationsJson.Default.GetVideoTranslation);

    /// <summary>Reads a batch with one page of its items.</summary>
    public static Operation<GetBatch> GetBatch { get; } =
        new("get_video_translation_batch", HttpMethod.Get, Translations + "/batches/{batch_id}", OperationClass.Read,
            () => VideoTranslationsJson.Default.GetBatch);

    /// <summary>Tells the state of up to 100 translations at once.</summary>
    public static Operation<BulkVideoTranslationStatuses> Statuses { get; } =
        new("bulk_video_translation_statuses", HttpMethod.Get, Translations + "/statuses", OperationClass.Read,
            () => VideoTranslationsJson.Default.BulkVideoTranslationStatuses)
        { IsList = true };

    /// <summary>Lists the languages that videos are translated into, by name.</summary>
    public static Operation<NoFields> ListLanguages { get; } =
        new("list_video_translation_languages", HttpMethod.Get, Translations + "/languages", OperationClass.Read,
            () => VideoTranslationsJson.Default.NoFields);

    /// <summary>Renames a translation.</summary>
    public static Operation<UpdateVideoTranslation> Update { get; } =
        new("update_video_translation", HttpMethod.Patch, Translation, OperationClass.Write,
            () => VideoTranslationsJson.Default.UpdateVideoTranslation);

    /// <summary>Deletes a translation and its files for good.</summary>
    public static Operation<DeleteVideoTranslation> Delete { get; } =
        new("delete_video_translation", HttpMethod.Delete, Translation, OperationClass.Write,
            () => VideoTranslationsJson.Default.DeleteVideoTranslation);
}

/// <summary>Translations, their proofreads, and batches of them.</summary>
internal static class VideoTranslationKinds
{
    public static JobKind VideoTranslation { get; } = new()
    {
        Name = "video_translation",
        ConcurrencyLimit = VideoKinds.SharedLimit,
        Noun = "translation",
        Read = VideoTranslationOperations.Get,
        IdArgument = "video_translation_id",
        Bulk = new BulkRead(VideoTranslationOperations.Statuses, "video_translation_ids"),
        Success = ["completed"],
        Failure = ["failed"],
        Links = ["video_url", "audio_url", "srt_caption_url", "vtt_caption_url", "caption_url"],
        FailureFields = ["failure_message"],
        UsualDuration = TimeSpan.FromMinutes(10),
        Events = ["video_translate.success", "video_translate.fail", "video_translate.preflight.validation_failed", "video_translate.preflight.download_failed"],
    };

    public static JobKind Proofread { get; } = new()
    {
        Name = "proofread",
        ConcurrencyLimit = VideoKinds.SharedLimit,
        Noun = "proofread",
        Read = ProofreadOperations.Get,
        IdArgument = "proofread_id",
        Success = ["completed"],
        Failure = ["failed"],
        FailureFields = ["failure_message"],
        UsualDuration = TimeSpan.FromMinutes(5),
        WhenCompleted = "Call download_proofread_srt with id as proofread_id, edit the subtitles, call upload_proofread_srt, then generate_from_proofread.",
        Events = ["proofread_creation.success", "proofread_creation.fail"],
    };

    public static JobKind Batch { get; } = new()
    {
        Name = "video_translation_batch",
        ConcurrencyLimit = VideoKinds.SharedLimit,
        Noun = "batch of translations",
        Read = VideoTranslationOperations.GetBatch,
        IdArgument = "batch_id",
        Success = ["completed"],
        Failure = ["failed"],
        Members = new BatchMembers("video_id", VideoTranslation),
        UsualDuration = TimeSpan.FromMinutes(30),
        WhenCompleted = "Each item's video_id is a translation: wait_for_job with job_ids [\"video_translation:VIDEO_ID\", ...] gives links and languages. item_index counts each language of each video.",
        Events = ["batch.finished"],
    };
}

/// <summary>Tools of HeyGen's group <c>video_translation</c>: videos dubbed into other languages, and the proofreading of their subtitles.</summary>
internal static class VideoTranslationTools
{
    public const string Toolset = "video_translation";

    /// <summary>For <c>find_tools</c>: people name the language that they want, not that they want a translation.</summary>
    private const string Languages =
        "arabic bulgarian chinese croatian czech danish dutch english filipino finnish french german greek hebrew hindi hungarian indonesian italian japanese " +
        "korean malay mandarin norwegian polish portuguese romanian russian slovak spanish swahili swedish tamil thai turkish ukrainian urdu vietnamese welsh";

    /// <summary>HeyGen's limit for a batch, counted after each language has become an item of its own.</summary>
    private const int MostItems = 100;

    private static readonly ArgumentRule[] translation =
    [
        ArgumentRule.Needs(ArgumentCondition.Given("srt_role"), "srt"),
        ArgumentRule.Needs(ArgumentCondition.Given("fps_mode"), "audio"),
        ArgumentRule.Rises("start_time", "end_time"),
    ];

    public static ToolDefinition Create { get; } = new()
    {
        Name = "create_video_translation",
        Title = "Translate a video",
        Description = "Dubs a video into one or more languages, with lips that follow. Paid by the second and language; often takes 5 to 30 minutes; waits for it.",
        Keywords = "dub overdub captions dubbing localise localize voice-over multilingual foreign another language version into lip sync speak " + Languages,
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Spends,
        Price = TranslationWork.One,
        Operation = VideoTranslationOperations.Create,
        Job = new StartedJob(VideoTranslationKinds.VideoTranslation, "video_translation_ids") { StartsSeveral = true },
        Rules = translation,
        ArgumentAliases = new Dictionary<string, string>
        {
            ["video_url"] = "video",
            ["videoUrl"] = "video",
            ["output_language"] = "output_languages",
            ["target_languages"] = "output_languages",
        },
        LookForWorkWith = "list_video_translations",
        Explainer = typeof(UnknownLanguage),
        Example =
            """
            {"video": "https://example.com/keynote.mp4", "output_languages": ["Spanish", "French"], "title": "Keynote",
             "stock_voice_config": {"preferred_stock_voice_ids": ["$list_voices.data[0].voice_id"]}}
            """,
    };

    public static ToolDefinition CreateBatch { get; } = new()
    {
        Name = "create_video_translation_batch",
        Title = "Translate many videos",
        Description = "Translates up to 100 videos, counted once for each language, as one job. Paid like create_video_translation; waits for it.",
        Keywords = "bulk mass several multiple dub dubbing localise localize whole entire library course series channel language",
        Toolset = Toolset,
        Effects = Effects.Spends,
        Price = TranslationWork.Batch,
        Operation = VideoTranslationOperations.CreateBatch,
        Job = new StartedJob(VideoTranslationKinds.Batch, "batch_id"),
        Rules = [ArgumentRule.At("video_translations[]", translation), ArgumentRule.AtMostTogether("video_translations[]", "output_languages", MostItems)],
        LookForWorkWith = "list_video_translations",
        Explainer = typeof(UnknownLanguage),
        Example =
            """
            {"video_translations": [{"video": "https://example.com/keynote.mp4", "output_languages": ["Spanish"]},
             {"video": "https://example.com/demo.mp4", "output_languages": ["French"]}]}
            """,
    };

    public static ToolDefinition ListLanguages { get; } = new()
    {
        Name = "list_video_translation_languages",
        Title = "List translation languages",
        Description = "Lists the languages that videos are translated into, by the names that output_languages takes.",
        Keywords = "dub dubbing supported target output locales dialects tongues accents into which what available possible can it show all every how " +
            "many " + Languages,
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        Operation = VideoTranslationOperations.ListLanguages,
        Example = """{}""",
    };

    public static ToolDefinition List { get; } = new()
    {
        Name = "list_video_translations",
        Title = "List translations",
        Description = "Lists the account's video translations.",
        Keywords = "dubs dubbed dubbing translated localised foreign language versions earlier past which show all existing every how many",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = VideoTranslationOperations.List,
        ListFields = ["id", "title", "status", "output_language", "duration", "created_at", "video_url", "failure_message"],
        Example = """{"limit": 10}""",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Name = "get_video_translation",
        Title = "Get a translation",
        Description = "Reads one video translation: status, language, fresh links, and why it failed.",
        Keywords = "dub dubbed dubbing translated language captions version result finished ready done failed watch link how far",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        Operation = VideoTranslationOperations.Get,
        Example = """{"video_translation_id": "$create_video_translation.video_translation_ids[0]"}""",
    };

    public static ToolDefinition GetBatch { get; } = new()
    {
        Name = "get_video_translation_batch",
        Title = "Get a batch of translations",
        Description = "Reads a batch of translations: its status, and one page of its items with theirs.",
        Keywords = "bulk mass dubbing dubs progress items how many languages finished done failed",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = VideoTranslationOperations.GetBatch,
        Example = """{"batch_id": "$create_video_translation_batch.batch_id"}""",
    };

    public static ToolDefinition Statuses { get; } = new()
    {
        Name = "bulk_video_translation_statuses",
        Title = "Get many translations' states",
        Description = "Reads the states of up to 100 translations at once, by id or by batch.",
        Keywords = "several multiple dubs dubbing language versions translated progress check finished done pending status",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = VideoTranslationOperations.Statuses,
        ListFields = ["video_id", "batch_id", "item_index", "status", "error"],
        Example =
            """
            {"video_translation_ids": ["$create_video_translation.video_translation_ids[0]"],
             "batch_ids": ["$create_video_translation_batch.batch_id"]}
            """,
    };

    public static ToolDefinition Update { get; } = new()
    {
        Name = "update_video_translation",
        Title = "Rename a translation",
        Description = "Gives a video translation a new title.",
        Keywords = "dub dubbed translated change edit title name retitle relabel called another version something else",
        Toolset = Toolset,
        Effects = Effects.None,
        Operation = VideoTranslationOperations.Update,
        Example = """{"video_translation_id": "$create_video_translation.video_translation_ids[0]", "title": "Keynote, Spanish"}""",
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Name = "delete_video_translation",
        Title = "Delete a translation",
        Description = "Deletes a video translation and its files for good.",
        Keywords = "remove erase wipe purge trash discard drop scrap clear get rid throw away dub dubbed dubbing translated language version foreign",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Operation = VideoTranslationOperations.Delete,
        Example = """{"video_translation_id": "$create_video_translation.video_translation_ids[0]"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, CreateBatch, ListLanguages, List, Get, GetBatch, Statuses, Update, Delete, .. ProofreadTools.All];
}

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(BulkVideoTranslationStatuses))]
[JsonSerializable(typeof(CreateProofread))]
[JsonSerializable(typeof(CreateVideoTranslation))]
[JsonSerializable(typeof(CreateVideoTranslationBatch))]
[JsonSerializable(typeof(DeleteVideoTranslation))]
[JsonSerializable(typeof(DownloadProofreadSrt))]
[JsonSerializable(typeof(GenerateFromProofread))]
[JsonSerializable(typeof(GetBatch))]
[JsonSerializable(typeof(GetProofread))]
[JsonSerializable(typeof(GetVideoTranslation))]
[JsonSerializable(typeof(ListVideoTranslations))]
[JsonSerializable(typeof(NoFields))]
[JsonSerializable(typeof(UpdateVideoTranslation))]
[JsonSerializable(typeof(UploadProofreadSrt))]
internal sealed partial class VideoTranslationsJson : JsonSerializerContext;

/// <summary>
/// HeyGen knows languages by names of its own (<c>Spanish (Mexico)</c>) and takes no codes. A refused call's languages are held against HeyGen's
/// list, and the error names those that were probably meant.
/// </summary>
internal sealed class UnknownLanguage(HeyGenClient heyGen) : IRefusalExplainer
{
    private const int MostExplained = 8;
    private const int MostSuggested = 4;

    /// <summary>Fewer characters are a code, and begin the names of other languages: es is not Estonian.</summary>
    private const int ShortestName = 4;

    public async Task<string?> ExplainAsync(HeyGenError error, ToolCall call, CancellationToken cancellationToken)
    {
        if (error.Kind is not FailureKind.InvalidRequest)
        {
            return null;
        }

        var answer = await heyGen.SendAsync(VideoTranslationOperations.ListLanguages, [], options: null, cancellationToken);
        var names = JsonText.All(new JsonObject { ["data"] = JsonNode.Parse(answer.Data.GetRawText()) }, "data.languages[]").Select(name => name.Value).ToList();
        var unknown = Languages(call.Arguments).Distinct(StringComparer.Ordinal).Except(names, StringComparer.Ordinal).Take(MostExplained).ToList();
        return names.Count == 0 || unknown.Count == 0
            ? null
            : string.Join('\n', [.. unknown.Select(language => Line(language, names)), $"list_video_translation_languages shows all {names.Count} names."]);
    }

    private static string Line(string language, IReadOnlyList<string> names)
    {
        var meant = names.Where(name => language.Length >= ShortestName && name.StartsWith(language, StringComparison.OrdinalIgnoreCase)).Take(MostSuggested).ToList();
        if (meant.Count == 0 && NearestName.To(language, names) is { } nearest)
        {
            meant.Add(nearest);
        }

        return meant.Count > 0
            ? $"\"{UntrustedText.Clean(language)}\" is no language of HeyGen's; did you mean {string.Join(" or ", meant.Select(UntrustedText.Clean))}?"
            : $"\"{UntrustedText.Clean(language)}\" is no language of HeyGen's, which go by their English names, not by codes.";
    }

    /// <summary>Every output language among the arguments: a batch has some in each item.</summary>
    private static IEnumerable<string> Languages(JsonObject arguments) =>
        JsonText.All(arguments, "output_languages[]").Concat(JsonText.All(arguments, "video_translations[].output_languages[]")).Select(language => language.Value);
}
