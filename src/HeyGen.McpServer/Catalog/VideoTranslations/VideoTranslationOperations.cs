using HeyGen.Client;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Model.Requests;

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
