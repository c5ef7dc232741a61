namespace HeyGen.McpServer.Catalog.Brands;

internal sealed record ListBrandGlossaries([Description("Glossaries a page."), Range(1, 100), DefaultValue(10)] int? Limit = null) : PagedRequest;

internal sealed record CreateBrandGlossary
{
    [Description("Name that no other glossary of the workspace has."), StringLength(64, MinimumLength = 1)]
    public required string Name { get; init; }

    [Description("Words and how they are spoken.")]
    public IReadOnlyList<PronouncedTerm>? Terms { get; init; }

    [Description("Words that translations leave as they are.")]
    public IReadOnlyList<ProtectedTerm>? DoNotTranslateTerms { get; init; }

    [Description("Words and how they are always translated.")]
    public IReadOnlyList<TranslatedTerm>? ForcedTranslations { get; init; }
}

internal sealed record GetBrandGlossary([Description("Id of the glossary, from list_brand_glossaries.")] string BrandGlossaryId);

/// <summary>What to change in a glossary. Each list that is given takes the place of the stored one; an empty list clears it.</summary>
internal sealed record UpdateBrandGlossary
{
    [Description("Id of the glossary, from list_brand_glossaries.")]
    public required string BrandGlossaryId { get; init; }

    [Description("New name, which no other glossary of the workspace has."), StringLength(64, MinimumLength = 1)]
    public string? Name { get; init; }

    [Description("Every word and how it is spoken; takes the place of the stored list."), OpenInList("As in create_brand_glossary.")]
    public IReadOnlyList<PronouncedTerm>? Terms { get; init; }

    [Description("Every word that translations leave as it is; takes the place of the stored list."), OpenInList("As in create_brand_glossary.")]
    public IReadOnlyList<ProtectedTerm>? DoNotTranslateTerms { get; init; }

    [Description("Every word and how it is always translated; takes the place of the stored list."), OpenInList("As in create_brand_glossary.")]
    public IReadOnlyList<TranslatedTerm>? ForcedTranslations { get; init; }
}

internal sealed record DeleteBrandGlossary([Description("Id of the glossary, from list_brand_glossaries.")] string BrandGlossaryId);

internal sealed record PronouncedTerm(
    [Description("Word as it is written."), StringLength(int.MaxValue, MinimumLength = 1)] string Term,
    [Description("How it is spoken, spelled out."), StringLength(int.MaxValue, MinimumLength = 1)] string Pronunciation);

internal sealed record ProtectedTerm([Description("Word that is not translated."), StringLength(int.MaxValue, MinimumLength = 1)] string Term);

internal sealed record TranslatedTerm(
    [Description("Word in the language that is translated from."), StringLength(int.MaxValue, MinimumLength = 1)] string Term,
    [Description("What it always becomes."), StringLength(int.MaxValue, MinimumLength = 1)] string Translation);
