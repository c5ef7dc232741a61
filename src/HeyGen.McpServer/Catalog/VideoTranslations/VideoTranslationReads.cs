namespace HeyGen.McpServer.Catalog.VideoTranslations;

internal sealed record ListVideoTranslations([Description("Translations a page."), Range(1, 100), DefaultValue(10)] int? Limit = null) : PagedRequest;

internal sealed record GetVideoTranslation(
    [Description("Id of the translation, from create_video_translation or list_video_translations.")] string VideoTranslationId);

internal sealed record UpdateVideoTranslation(
    [Description("Id of the translation.")] string VideoTranslationId,
    [Description("The new title.")] string Title);

internal sealed record DeleteVideoTranslation([Description("Id of the translation, from list_video_translations.")] string VideoTranslationId);

internal sealed record BulkVideoTranslationStatuses(
    [Description("Ids of translations, at most 100."), ItemCount(0, 100)] IReadOnlyList<string>? VideoTranslationIds = null,
    [Description("Ids of batches; each stands for all its items."), ItemCount(0, 100)] IReadOnlyList<string>? BatchIds = null);
