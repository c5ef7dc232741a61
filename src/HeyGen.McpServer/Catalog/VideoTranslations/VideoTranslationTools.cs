using HeyGen.McpServer.Catalog.Videos;

namespace HeyGen.McpServer.Catalog.VideoTranslations;

/// <summary>Translations, their proofreads, and batches of them.</summary>
internal static class VideoTranslationKinds
{
    public static JobKind VideoTranslation { get; } = new()
    {
        Name = "video_translation",
        ConcurrencyLimit = VideoKinds.SharedLimit,
        Noun = "translation",
        Read = Operation.Get("get_video_translation", "/v3/video-translations/{video_translation_id}", () => VideoTranslationsJson.Default.GetVideoTranslation),
        IdArgument = "video_translation_id",
        Bulk = new BulkRead(
            Operation.List(
                "bulk_video_translation_statuses", "/v3/video-translations/statuses", () => VideoTranslationsJson.Default.BulkVideoTranslationStatuses),
            "video_translation_ids"),
        Success = ["completed"],
        Failure = ["failed"],
        Links = ["video_url", "audio_url", "srt_caption_url", "vtt_caption_url", "caption_url"],
        FailureFields = ["failure_message"],
        UsualDuration = TimeSpan.FromMinutes(10),
        Events = ["video_translate.success", "video_translate.fail", "video_translate.preflight.validation_failed",
            "video_translate.preflight.download_failed"],
    };

    public static JobKind Proofread { get; } = new()
    {
        Name = "proofread",
        ConcurrencyLimit = VideoKinds.SharedLimit,
        Noun = "proofread",
        Read = Operation.Get("get_proofread", "/v3/video-translations/proofreads/{proofread_id}", () => VideoTranslationsJson.Default.GetProofread),
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
        Read = Operation.Get("get_video_translation_batch", "/v3/video-translations/batches/{batch_id}", () => VideoTranslationsJson.Default.GetBatch),
        IdArgument = "batch_id",
        Success = ["completed"],
        Failure = ["failed"],
        Members = new BatchMembers("video_id", VideoTranslation),
        UsualDuration = TimeSpan.FromMinutes(30),
        WhenCompleted = "Each item's video_id is a translation: wait_for_job with job_ids [\"video_translation:VIDEO_ID\", ...] gives links and languages. "
            + "item_index counts each language of each video.",
        Events = ["batch.finished"],
    };
}

/// <summary>Tools of HeyGen's group <c>video_translation</c>: videos dubbed into other languages, and the proofreading of their subtitles.</summary>
internal static class VideoTranslationTools
{
    public const string Toolset = "video_translation";

    /// <summary>Why HeyGen ignores a request for captions.</summary>
    public const string CaptionsAreMade = "captions are always made";

    /// <summary>For <c>find_tools</c>: people name the language that they want, not that they want a translation.</summary>
    private const string Languages =
        "arabic bulgarian chinese croatian czech danish dutch english filipino finnish french german greek hebrew hindi hungarian indonesian italian "
        + "japanese " +
        "korean malay mandarin norwegian polish portuguese romanian russian slovak spanish swahili swedish tamil thai turkish ukrainian urdu vietnamese welsh";

    /// <summary>HeyGen's limit for a batch, counted after each language has become an item of its own.</summary>
    private const int MostItems = 100;

    private static readonly ArgumentRule[] translation =
    [
        ArgumentRule.Rises("start_time", "end_time"),
        ArgumentRule.Renamed("brand_glossary_id", "brand_voice_id"),
    ];

    public static ToolDefinition Create { get; } = new()
    {
        Operation = Operation.Create("create_video_translation", "/v3/video-translations", () => VideoTranslationsJson.Default.CreateVideoTranslation)
            with
        { TakesIdempotencyKey = true },
        Title = "Translate a video",
        Description =
            "Dubs a video into one or more languages, with lips that follow. Paid by the second and language; often takes 5 to 30 minutes; waits for it.",
        Keywords = "dub overdub captions dubbing localise localize voice-over multilingual foreign another language version into lip sync speak " + Languages,
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Spends,
        Price = TranslationWork.One,
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
        Languages = ["output_languages[]", "input_language"],
        LanguageForm = LanguageForm.TranslationName,
        IgnoredFields = new Dictionary<string, string> { ["enable_caption"] = CaptionsAreMade },
        Example =
            """
            {"video": "https://example.com/keynote.mp4", "output_languages": ["Spanish", "French"], "title": "Keynote",
             "stock_voice_config": {"preferred_stock_voice_ids": ["$list_voices.data[0].voice_id"]}}
            """,
    };

    public static ToolDefinition CreateBatch { get; } = new()
    {
        Operation = Operation.Create("create_video_translation_batch", "/v3/video-translations/batches",
            () => VideoTranslationsJson.Default.CreateVideoTranslationBatch) with
        { TakesIdempotencyKey = true },
        Title = "Translate many videos",
        Description = "Translates up to 100 videos, counted once for each language, as one job. Paid like create_video_translation; waits for it.",
        Keywords = "bulk mass several multiple dub dubbing localise localize whole entire library course series channel language",
        Toolset = Toolset,
        Effects = Effects.Spends,
        Price = TranslationWork.Batch,
        Job = new StartedJob(VideoTranslationKinds.Batch, "batch_id"),
        Rules = [ArgumentRule.At("video_translations[]", translation), ArgumentRule.AtMostTogether("video_translations[]", "output_languages", MostItems)],
        LookForWorkWith = "list_video_translations",
        Explainer = typeof(UnknownLanguage),
        Languages = ["video_translations[].output_languages[]", "video_translations[].input_language"],
        LanguageForm = LanguageForm.TranslationName,
        IgnoredFields = new Dictionary<string, string> { ["video_translations[].enable_caption"] = CaptionsAreMade },
        Example =
            """
            {"video_translations": [{"video": "https://example.com/keynote.mp4", "output_languages": ["Spanish"]},
             {"video": "https://example.com/demo.mp4", "output_languages": ["French"]}]}
            """,
    };

    public static ToolDefinition ListLanguages { get; } = new()
    {
        Operation = Operation.Get("list_video_translation_languages", "/v3/video-translations/languages", () => VideoTranslationsJson.Default.NoFields),
        Title = "List translation languages",
        Description = "Lists the languages that videos are translated into, by the names that output_languages takes.",
        Keywords = "dub dubbing supported target output locales dialects tongues accents into which what available possible can it show all every how " +
            "many " + Languages,
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        Example = """{}""",
    };

    public static ToolDefinition List { get; } = new()
    {
        Operation = Operation.List("list_video_translations", "/v3/video-translations", () => VideoTranslationsJson.Default.ListVideoTranslations),
        Title = "List translations",
        Description = "Lists the account's video translations.",
        Keywords = "dubs dubbed dubbing translated localised foreign language versions earlier past which show all existing every how many",
        Toolset = Toolset,
        Effects = Effects.Reads,
        ListFields = ["id", "title", "status", "output_language", "duration", "created_at", "video_url", "failure_message"],
        Example = """{"limit": 10}""",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Operation = VideoTranslationKinds.VideoTranslation.Read,
        Title = "Get a translation",
        Description = "Reads one video translation: status, language, fresh links, and why it failed.",
        Keywords = "dub dubbed dubbing translated language captions version result finished ready done failed watch link how far",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        Example = """{"video_translation_id": "$create_video_translation.video_translation_ids[0]"}""",
    };

    public static ToolDefinition GetBatch { get; } = new()
    {
        Operation = VideoTranslationKinds.Batch.Read,
        Title = "Get a batch of translations",
        Description = "Reads a batch of translations: its status, and one page of its items with theirs.",
        Keywords = "bulk mass dubbing dubs progress items how many languages finished done failed",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Example = """{"batch_id": "$create_video_translation_batch.batch_id"}""",
    };

    public static ToolDefinition Statuses { get; } = new()
    {
        Operation = VideoTranslationKinds.VideoTranslation.Bulk!.Operation,
        Title = "Get many translations' states",
        Description = "Reads the states of up to 100 translations at once, by id or by batch.",
        Keywords = "several multiple dubs dubbing language versions translated progress check finished done pending status",
        Toolset = Toolset,
        Effects = Effects.Reads,
        ListFields = ["video_id", "batch_id", "item_index", "status", "error"],
        Example =
            """
            {"video_translation_ids": ["$create_video_translation.video_translation_ids[0]"],
             "batch_ids": ["$create_video_translation_batch.batch_id"]}
            """,
    };

    public static ToolDefinition Update { get; } = new()
    {
        Operation = Operation.Patch("update_video_translation", "/v3/video-translations/{video_translation_id}",
            () => VideoTranslationsJson.Default.UpdateVideoTranslation),
        Title = "Rename a translation",
        Description = "Gives a video translation a new title.",
        Keywords = "dub dubbed translated change edit title name retitle relabel called another version something else",
        Toolset = Toolset,
        Effects = Effects.None,
        Example = """{"video_translation_id": "$create_video_translation.video_translation_ids[0]", "title": "Keynote, Spanish"}""",
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Operation = Operation.Delete("delete_video_translation", "/v3/video-translations/{video_translation_id}",
            () => VideoTranslationsJson.Default.DeleteVideoTranslation),
        Title = "Delete a translation",
        Description = "Deletes a video translation and its files for good.",
        Keywords = "remove erase wipe purge trash discard drop scrap clear get rid throw away dub dubbed dubbing translated language version foreign",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Example = """{"video_translation_id": "$create_video_translation.video_translation_ids[0]"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } =
        [Create, CreateBatch, ListLanguages, List, Get, GetBatch, Statuses, Update, Delete, .. ProofreadTools.All];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
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
            return null;

        var answer = await heyGen.SendAsync(VideoTranslationTools.ListLanguages.Operation!, [], options: null, cancellationToken);
        var names = JsonText.All(new JsonObject { ["data"] = JsonNode.Parse(answer.Data.GetRawText()) }, "data.languages[]").Select(name => name.Value)
            .ToList();
        var unknown = Languages(call.Arguments).Distinct(StringComparer.Ordinal).Except(names, StringComparer.Ordinal).Take(MostExplained).ToList();
        return names.Count == 0 || unknown.Count == 0
            ? null
            : string.Join('\n', [.. unknown.Select(language => Line(language, names)), $"list_video_translation_languages shows all {names.Count} names."]);
    }

    private static string Line(string language, IReadOnlyList<string> names)
    {
        var meant = names.Where(name => language.Length >= ShortestName && name.StartsWith(language, StringComparison.OrdinalIgnoreCase)).Take(MostSuggested)
            .ToList();
        if (meant.Count == 0 && NearestName.To(language, names) is { } nearest)
            meant.Add(nearest);

        return meant.Count > 0
            ? $"\"{UntrustedText.Clean(language)}\" is no language of HeyGen's; did you mean {string.Join(" or ", meant.Select(UntrustedText.Clean))}?"
            : $"\"{UntrustedText.Clean(language)}\" is no language of HeyGen's, which go by their English names, not by codes.";
    }

    /// <summary>Every output language among the arguments: a batch has some in each item.</summary>
    private static IEnumerable<string> Languages(JsonObject arguments) =>
        JsonText.All(arguments, "output_languages[]").Concat(JsonText.All(arguments, "video_translations[].output_languages[]"))
            .Select(language => language.Value);
}
