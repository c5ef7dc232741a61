namespace HeyGen.Client;

/// <summary>Operations on translations of videos; those on their proofreads are in <see cref="ProofreadOperations"/>.</summary>
public static class VideoTranslationOperations
{
    private const string Translations = "/v3/video-translations";
    private const string Translation = Translations + "/{video_translation_id}";

    /// <summary>Translates a video into one or more languages.</summary>
    public static Operation<CreateVideoTranslation, CreatedVideoTranslations> Create { get; } =
        new("create_video_translation", HttpMethod.Post, Translations, OperationClass.Create,
            json => json.CreateVideoTranslation, json => json.CreatedVideoTranslations)
        { TakesIdempotencyKey = true };

    /// <summary>Translates up to 100 videos, counted once for each language.</summary>
    public static Operation<CreateVideoTranslationBatch, CreatedBatch> CreateBatch { get; } =
        new("create_video_translation_batch", HttpMethod.Post, Translations + "/batches", OperationClass.Create,
            json => json.CreateVideoTranslationBatch, json => json.CreatedBatch)
        { TakesIdempotencyKey = true };

    /// <summary>Lists the account's translations.</summary>
    public static Operation<ListVideoTranslations, IReadOnlyList<VideoTranslation>> List { get; } =
        new("list_video_translations", HttpMethod.Get, Translations, OperationClass.Read,
            json => json.ListVideoTranslations, json => json.IReadOnlyListVideoTranslation)
        { IsList = true };

    /// <summary>Reads one translation: its state, its addresses, why it failed.</summary>
    public static Operation<GetVideoTranslation, VideoTranslation> Get { get; } =
        new("get_video_translation", HttpMethod.Get, Translation, OperationClass.Read,
            json => json.GetVideoTranslation, json => json.VideoTranslation);

    /// <summary>Reads a batch with one page of its items.</summary>
    public static Operation<GetBatch, Batch> GetBatch { get; } =
        new("get_video_translation_batch", HttpMethod.Get, Translations + "/batches/{batch_id}", OperationClass.Read,
            json => json.GetBatch, json => json.Batch);

    /// <summary>Tells the state of up to 100 translations at once.</summary>
    public static Operation<BulkVideoTranslationStatuses, IReadOnlyList<BulkStatus>> Statuses { get; } =
        new("bulk_video_translation_statuses", HttpMethod.Get, Translations + "/statuses", OperationClass.Read,
            json => json.BulkVideoTranslationStatuses, json => json.IReadOnlyListBulkStatus)
        { IsList = true };

    /// <summary>Lists the languages that videos are translated into, by name.</summary>
    public static Operation<NoFields, VideoTranslationLanguages> ListLanguages { get; } =
        new("list_video_translation_languages", HttpMethod.Get, Translations + "/languages", OperationClass.Read,
            json => json.NoFields, json => json.VideoTranslationLanguages);

    /// <summary>Renames a translation.</summary>
    public static Operation<UpdateVideoTranslation, VideoTranslation> Update { get; } =
        new("update_video_translation", HttpMethod.Patch, Translation, OperationClass.Write,
            json => json.UpdateVideoTranslation, json => json.VideoTranslation);

    /// <summary>Deletes a translation and its files for good.</summary>
    public static Operation<DeleteVideoTranslation, DeletedVideoTranslation> Delete { get; } =
        new("delete_video_translation", HttpMethod.Delete, Translation, OperationClass.Write,
            json => json.DeleteVideoTranslation, json => json.DeletedVideoTranslation);
}
