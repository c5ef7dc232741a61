namespace HeyGen.McpServer.Catalog.Brands;

/// <summary>Brand kits.</summary>
internal static class BrandKinds
{
    public static JobKind BrandKit { get; } = new()
    {
        Name = "brand_kit",
        Noun = "brand kit",
        Read = Operation.Get("get_brand_kit", "/v3/brand-kits/{brand_kit_id}", () => BrandsJson.Default.GetBrandKit),
        IdArgument = "brand_kit_id",
        Success = ["completed"],
        Failure = ["error"],
        Links = ["logos[].url"],
        UsualDuration = TimeSpan.FromSeconds(30),
        CostsNothing = true,
        WhenCompleted = "Pass brand_kit_id to create_video_agent.",
        WhenFailed = "HeyGen could not import the website. Check that it is public, or try another page of it.",
    };
}

/// <summary>Tools of HeyGen's group <c>brand</c>: brand kits and glossaries.</summary>
internal static class BrandTools
{
    private const string Toolset = "brand";

    public static ToolDefinition ListKits { get; } = new()
    {
        Operation = Operation.List("list_brand_kits", "/v3/brand-kits", () => BrandsJson.Default.ListBrandKits),
        Title = "List brand kits",
        Description = "Lists brand kits, whose ids create_video_agent takes as brand_kit_id.",
        Keywords = "branding corporate design identity style colours logos palettes imported saved existing which show all available every how many",
        Toolset = Toolset,
        Effects = Effects.Reads,
        ListFields = ["brand_kit_id", "name", "colors", "logo_url"],
        Example = """{"limit": 10}""",
    };

    public static ToolDefinition CreateKit { get; } = new()
    {
        Operation = Operation.Post("create_brand_kit", "/v3/brand-kits", () => BrandsJson.Default.CreateBrandKit)
            with
        { TakesIdempotencyKey = true },
        Title = "Create a brand kit",
        Description = "Imports colours, logos and fonts of a website as a brand kit, and waits for it. Calling it asserts the right to use them.",
        Keywords = "branding identity corporate design company style import colors logo palette typefaces fonts homepage site web page website take over",
        Toolset = Toolset,
        Effects = Effects.None,
        Job = new StartedJob(BrandKinds.BrandKit, "brand_kit_id"),
        LookForWorkWith = "list_brand_kits",
        Example = """{"url": "https://example.com/", "name": "Example Coffee"}""",
    };

    public static ToolDefinition GetKit { get; } = new()
    {
        Operation = BrandKinds.BrandKit.Read,
        Title = "Get a brand kit",
        Description = "Reads one brand kit: colours, logos, fonts, and what each is for.",
        Keywords = "branding corporate design palette typefaces fonts colours logo which primary accent hex show import finished what",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Example = """{"brand_kit_id": "$create_brand_kit.brand_kit_id"}""",
    };

    public static ToolDefinition UpdateKit { get; } = new()
    {
        Operation = Operation.Patch("update_brand_kit", "/v3/brand-kits/{brand_kit_id}", () => BrandsJson.Default.UpdateBrandKit),
        Title = "Change a brand kit",
        Description = "Renames a brand kit, or says anew what its colours, logos and fonts are for.",
        Keywords = "branding identity primary secondary accent typeface edit main logo palette typefaces fonts colours rename roles corporate design",
        Toolset = Toolset,
        Effects = Effects.None,
        Example =
            """
            {"brand_kit_id": "$create_brand_kit.brand_kit_id",
             "logo_roles": {"primary": "$create_brand_kit.logos[0].logo_id"},
             "font_roles": {"title_text": {"font_id": "$create_brand_kit.fonts[0].font_id"}}}
            """,
    };

    public static ToolDefinition DeleteKit { get; } = new()
    {
        Operation = Operation.Delete("delete_brand_kit", "/v3/brand-kits/{brand_kit_id}", () => BrandsJson.Default.DeleteBrandKit),
        Title = "Delete a brand kit",
        Description = "Deletes a brand kit for good.",
        Keywords = "remove erase wipe purge trash discard drop scrap clear get rid throw away branding palette corporate design style logo colours " +
            "imported former client old",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Example = """{"brand_kit_id": "$create_brand_kit.brand_kit_id"}""",
    };

    public static ToolDefinition ListGlossaries { get; } = new()
    {
        Operation = Operation.List("list_brand_glossaries", "/v3/brand-glossaries", () => BrandsJson.Default.ListBrandGlossaries),
        Title = "List brand glossaries",
        Description = "Lists glossaries, whose ids videos and translations take as brand_glossary_id.",
        Keywords = "pronunciation terminology dictionary dictionaries vocabulary words existing which show all available every how many",
        Toolset = Toolset,
        Effects = Effects.Reads,
        ListFields = ["brand_glossary_id", "name", "created_at", "updated_at"],
        Example = """{"limit": 10}""",
    };

    public static ToolDefinition CreateGlossary { get; } = new()
    {
        Operation = Operation.Post("create_brand_glossary", "/v3/brand-glossaries", () => BrandsJson.Default.CreateBrandGlossary)
            with
        { TakesIdempotencyKey = true },
        Title = "Create a brand glossary",
        Description = "Creates a glossary: how words are spoken, which are never translated, which always in one way.",
        Keywords = "pronunciation pronounce terminology dictionary vocabulary words product company names acronyms mispronounced never translate keep " +
            "untouched jargon say spoken wrong",
        Toolset = Toolset,
        Effects = Effects.None,
        Next = "Pass brand_glossary_id to tools that make or translate videos.",
        Example = """{"name": "Product names", "terms": [{"term": "Qiwi", "pronunciation": "kee-wee"}], "do_not_translate_terms": [{"term": "Trail 3"}]}""",
    };

    public static ToolDefinition GetGlossary { get; } = new()
    {
        Operation = Operation.Get("get_brand_glossary", "/v3/brand-glossaries/{brand_glossary_id}", () => BrandsJson.Default.GetBrandGlossary),
        Title = "Get a brand glossary",
        Description = "Reads one glossary with all its words.",
        Keywords = "pronunciation pronounced terminology dictionary vocabulary term entries contain inside show words names",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Example = """{"brand_glossary_id": "$create_brand_glossary.brand_glossary_id"}""",
    };

    public static ToolDefinition UpdateGlossary { get; } = new()
    {
        Operation = Operation.Patch("update_brand_glossary", "/v3/brand-glossaries/{brand_glossary_id}", () => BrandsJson.Default.UpdateBrandGlossary),
        Title = "Change a brand glossary",
        Description = "Renames a glossary or replaces its lists; read it first, for a list that is given replaces all of the stored one.",
        Keywords = "pronunciation pronounced terminology dictionary vocabulary term entries add word edit fix product names mispronounced translate",
        Toolset = Toolset,
        Effects = Effects.None,
        Example =
            """
            {"brand_glossary_id": "$create_brand_glossary.brand_glossary_id",
             "forced_translations": [{"term": "checkout", "translation": "Kasse"}]}
            """,
    };

    public static ToolDefinition DeleteGlossary { get; } = new()
    {
        Operation = Operation.Delete("delete_brand_glossary", "/v3/brand-glossaries/{brand_glossary_id}", () => BrandsJson.Default.DeleteBrandGlossary),
        Title = "Delete a brand glossary",
        Description = "Deletes a glossary for good.",
        Keywords = "remove erase wipe purge trash discard drop scrap clear get rid throw away terminology dictionary vocabulary term word list " +
            "pronunciation obsolete old",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Example = """{"brand_glossary_id": "$create_brand_glossary.brand_glossary_id"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } =
        [ListKits, CreateKit, GetKit, UpdateKit, DeleteKit, ListGlossaries, CreateGlossary, GetGlossary, UpdateGlossary, DeleteGlossary];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CreateBrandGlossary))]
[JsonSerializable(typeof(CreateBrandKit))]
[JsonSerializable(typeof(DeleteBrandGlossary))]
[JsonSerializable(typeof(DeleteBrandKit))]
[JsonSerializable(typeof(GetBrandGlossary))]
[JsonSerializable(typeof(GetBrandKit))]
[JsonSerializable(typeof(ListBrandGlossaries))]
[JsonSerializable(typeof(ListBrandKits))]
[JsonSerializable(typeof(UpdateBrandGlossary))]
[JsonSerializable(typeof(UpdateBrandKit))]
internal sealed partial class BrandsJson : JsonSerializerContext;
