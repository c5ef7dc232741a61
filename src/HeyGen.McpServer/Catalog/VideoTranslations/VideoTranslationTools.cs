using HeyGen.Client;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.VideoTranslations;

/// <summary>Tools of HeyGen's group <c>video_translation</c>: videos dubbed into other languages, and the proofreading of their subtitles.</summary>
internal static class VideoTranslationTools
{
    public const string Toolset = "video_translation";

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
        Keywords = "dub dubbing localise localize voice-over multilingual foreign language another version",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Spends,
        Operation = VideoTranslationOperations.Create,
        Job = new StartedJob(VideoTranslationKinds.VideoTranslation, "video_translation_ids"),
        Rules = translation,
        ArgumentAliases = new Dictionary<string, string>
        {
            ["video_url"] = "video",
            ["videoUrl"] = "video",
            ["output_language"] = "output_languages",
            ["target_languages"] = "output_languages",
        },
        LookForWorkWith = "list_video_translations",
        ExplainRefusal = UnknownLanguage.ExplainAsync,
    };

    public static ToolDefinition CreateBatch { get; } = new()
    {
        Name = "create_video_translation_batch",
        Title = "Translate many videos",
        Description = "Translates up to 100 videos, counted once for each language, as one job. Paid like create_video_translation; waits for it.",
        Keywords = "bulk dub dubbing localise localize library course many videos",
        Toolset = Toolset,
        Effects = Effects.Spends,
        Operation = VideoTranslationOperations.CreateBatch,
        Job = new StartedJob(VideoTranslationKinds.Batch, "batch_id"),
        Rules = [ArgumentRule.At("video_translations[]", translation), ArgumentRule.AtMostTogether("video_translations[]", "output_languages", MostItems)],
        LookForWorkWith = "list_video_translations",
        ExplainRefusal = UnknownLanguage.ExplainAsync,
    };

    public static ToolDefinition ListLanguages { get; } = new()
    {
        Name = "list_video_translation_languages",
        Title = "List translation languages",
        Description = "Lists the languages that videos are translated into, by the names that output_languages takes.",
        Keywords = "dub dubbing supported locales into tongues accents can it",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        Operation = VideoTranslationOperations.ListLanguages,
    };

    public static ToolDefinition List { get; } = new()
    {
        Name = "list_video_translations",
        Title = "List translations",
        Description = "Lists the account's video translations.",
        Keywords = "dubs dubbed localised versions earlier",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = VideoTranslationOperations.List,
        ListFields = ["id", "title", "status", "output_language", "duration", "created_at", "video_url", "failure_message"],
    };

    public static ToolDefinition Get { get; } = new()
    {
        Name = "get_video_translation",
        Title = "Get a translation",
        Description = "Reads one video translation: status, language, fresh links, and why it failed.",
        Keywords = "dub dubbed captions version finished",
        Toolset = Toolset,
        IsDefault = true,
        Effects = Effects.Reads,
        Operation = VideoTranslationOperations.Get,
    };

    public static ToolDefinition GetBatch { get; } = new()
    {
        Name = "get_video_translation_batch",
        Title = "Get a batch of translations",
        Description = "Reads a batch of translations: its status, and one page of its items with theirs.",
        Keywords = "bulk progress dub",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = VideoTranslationOperations.GetBatch,
    };

    public static ToolDefinition Statuses { get; } = new()
    {
        Name = "bulk_video_translation_statuses",
        Title = "Get many translations' states",
        Description = "Reads the states of up to 100 translations at once, by id or by batch.",
        Keywords = "progress check several dub many finished",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = VideoTranslationOperations.Statuses,
        ListFields = ["video_id", "batch_id", "item_index", "status", "error"],
    };

    public static ToolDefinition Update { get; } = new()
    {
        Name = "update_video_translation",
        Title = "Rename a translation",
        Description = "Gives a video translation a new title.",
        Keywords = "dub title version",
        Toolset = Toolset,
        Effects = Effects.None,
        Operation = VideoTranslationOperations.Update,
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Name = "delete_video_translation",
        Title = "Delete a translation",
        Description = "Deletes a video translation and its files for good.",
        Keywords = "remove dub dubbed version erase",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Operation = VideoTranslationOperations.Delete,
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, CreateBatch, ListLanguages, List, Get, GetBatch, Statuses, Update, Delete, .. ProofreadTools.All];
}
