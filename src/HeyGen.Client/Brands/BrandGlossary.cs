namespace HeyGen.Client;

/// <summary>A glossary: how a brand's words are spoken and translated.</summary>
public sealed record BrandGlossary : OpenRecord
{
    /// <summary>What requests refer to the glossary by.</summary>
    public required string BrandGlossaryId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>When it was made, as ISO 8601 text.</summary>
    public string? CreatedAt { get; init; }

    /// <summary>When it was last changed, as ISO 8601 text.</summary>
    public string? UpdatedAt { get; init; }

    /// <summary>Words and how they are spoken; lists do not tell.</summary>
    public IReadOnlyList<PronouncedTerm>? Terms { get; init; }

    /// <summary>Words that translations leave as they are; lists do not tell.</summary>
    public IReadOnlyList<ProtectedTerm>? DoNotTranslateTerms { get; init; }

    /// <summary>Words and how they are always translated; lists do not tell.</summary>
    public IReadOnlyList<TranslatedTerm>? ForcedTranslations { get; init; }
}

/// <summary>A glossary that was deleted.</summary>
public sealed record DeletedBrandGlossary : OpenRecord
{
    /// <summary>Its id.</summary>
    public string? BrandGlossaryId { get; init; }
}
