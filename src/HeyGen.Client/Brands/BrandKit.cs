namespace HeyGen.Client;

/// <summary>A brand's look: colours, logos and fonts.</summary>
public sealed record BrandKit : OpenRecord
{
    /// <summary>What requests refer to the kit by.</summary>
    public required string BrandKitId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>loading, completed or error; lists do not tell.</summary>
    public string? Status { get; init; }

    /// <summary>The colours, in hexadecimal.</summary>
    public IReadOnlyList<string>? Colors { get; init; }

    /// <summary>What each colour is for.</summary>
    public BrandColorRoles? ColorRoles { get; init; }

    /// <summary>The main logo, in lists.</summary>
    public string? LogoUrl { get; init; }

    /// <summary>The logos.</summary>
    public IReadOnlyList<BrandKitLogo>? Logos { get; init; }

    /// <summary>What each logo is for.</summary>
    public BrandLogoRoles? LogoRoles { get; init; }

    /// <summary>The fonts.</summary>
    public IReadOnlyList<BrandKitFont>? Fonts { get; init; }

    /// <summary>What each font is for.</summary>
    public BrandFontRoles? FontRoles { get; init; }
}

/// <summary>A logo of a brand kit.</summary>
public sealed record BrandKitLogo : OpenRecord
{
    /// <summary>What logo roles refer to it by.</summary>
    public string? LogoId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The picture.</summary>
    public string? Url { get; init; }
}

/// <summary>A font of a brand kit.</summary>
public sealed record BrandKitFont : OpenRecord
{
    /// <summary>What font roles refer to it by.</summary>
    public string? FontId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }
}

/// <summary>A brand kit that HeyGen has begun to make.</summary>
public sealed record CreatedBrandKit : OpenRecord
{
    /// <summary>What the kit is read by until it is complete.</summary>
    public required string BrandKitId { get; init; }

    /// <summary>loading.</summary>
    public string? Status { get; init; }
}

/// <summary>A brand kit that was deleted.</summary>
public sealed record DeletedBrandKit : OpenRecord
{
    /// <summary>Its id.</summary>
    public string? BrandKitId { get; init; }
}
