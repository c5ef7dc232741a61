namespace HeyGen.McpServer.Catalog.Brands;

internal sealed record ListBrandKits([Description("Brand kits a page."), Range(1, 100), DefaultValue(20)] int? Limit = null) : PagedRequest;

internal sealed record CreateBrandKit(
    [Description("Public website of a brand that you may use."), StringLength(2048)] string Url,
    [Description("Name of the kit; chosen by HeyGen when left out."), StringLength(256)] string? Name = null);

internal sealed record GetBrandKit([Description("Id of the brand kit, from list_brand_kits.")] string BrandKitId);

/// <summary>What to change in a brand kit. Each set of roles that is given takes the place of the stored one; an empty set clears it.</summary>
internal sealed record UpdateBrandKit
{
    [Description("Id of the brand kit, from list_brand_kits.")]
    public required string BrandKitId { get; init; }

    [Description("New name of the kit."), StringLength(256, MinimumLength = 1)]
    public string? Name { get; init; }

    [Description("Every colour role anew; roles left out are cleared.")]
    public BrandColorRoles? ColorRoles { get; init; }

    [Description("Every logo role anew; roles left out are cleared.")]
    public BrandLogoRoles? LogoRoles { get; init; }

    [Description("Every font role anew; roles left out are cleared.")]
    [OpenInList("title_text and body_text, each an object with font_id and weight.")]
    public BrandFontRoles? FontRoles { get; init; }
}

internal sealed record DeleteBrandKit([Description("Id of the brand kit, from list_brand_kits.")] string BrandKitId);

internal sealed record BrandColorRoles
{
    [Description("Main colour.")]
    public string? Primary { get; init; }

    [Description("Second colour.")]
    public string? Secondary { get; init; }

    [Description("Third colour.")]
    public string? Tertiary { get; init; }

    [Description("Colour that stands out.")]
    public string? Accent { get; init; }
}

internal sealed record BrandLogoRoles([Description("logo_id of the main logo.")] string? Primary = null);

internal sealed record BrandFontRoles(
    [Description("Font of titles.")] BrandFont? TitleText = null,
    [Description("Font of running text.")] BrandFont? BodyText = null);

internal sealed record BrandFont(
    [Description("font_id of one of the kit's fonts.")] string? FontId = null,
    [Description("Weight, where 400 is regular and 700 is bold."), Range(1, 1000)] int? Weight = null);
