using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.VideoTranslations;

internal sealed record ListVideoTranslations
{
    [Description("Translations a page."), Range(1, 100), DefaultValue(10)]
    public int? Limit { get; init; }

    [Description("next_token of the page before; left out for the first page.")]
    public string? Token { get; init; }
}

internal sealed record GetVideoTranslation
{
    [Description("Id of the translation, from create_video_translation or list_video_translations.")]
    public required string VideoTranslationId { get; init; }
}

internal sealed record UpdateVideoTranslation
{
    [Description("Id of the translation.")]
    public required string VideoTranslationId { get; init; }

    [Description("The new title.")]
    public required string Title { get; init; }
}

internal sealed record DeleteVideoTranslation
{
    [Description("Id of the translation, from list_video_translations.")]
    public required string VideoTranslationId { get; init; }
}

internal sealed record BulkVideoTranslationStatuses
{
    [Description("Ids of translations, at most 100."), ItemCount(0, 100)]
    public IReadOnlyList<string>? VideoTranslationIds { get; init; }

    [Description("Ids of batches; each stands for all its items."), ItemCount(0, 100)]
    public IReadOnlyList<string>? BatchIds { get; init; }
}
