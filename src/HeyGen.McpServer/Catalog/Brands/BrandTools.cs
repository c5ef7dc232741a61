using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.Brands;

/// <summary>Tools of HeyGen's group <c>brand</c>: brand kits and glossaries.</summary>
internal static class BrandTools
{
    private const string Toolset = "brand";

    public static ToolDefinition ListKits { get; } = new()
    {
        Name = "list_brand_kits",
        Title = "List brand kits",
        Description = "Lists brand kits, whose ids create_video_agent takes as brand_kit_id.",
        Keywords = "branding corporate design colours logo palettes designs logos",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = BrandOperations.ListKits,
        ListFields = ["brand_kit_id", "name", "colors", "logo_url"],
    };

    public static ToolDefinition CreateKit { get; } = new()
    {
        Name = "create_brand_kit",
        Title = "Create a brand kit",
        Description = "Imports colours, logos and fonts of a website as a brand kit, and waits for it. Calling it asserts the right to use them.",
        Keywords = "branding corporate design company style import logo colours palette typefaces homepage",
        Toolset = Toolset,
        Effects = Effects.None,
        Operation = BrandOperations.CreateKit,
        Job = new StartedJob(BrandKinds.BrandKit, "brand_kit_id"),
        LookForWorkWith = "list_brand_kits",
    };

    public static ToolDefinition GetKit { get; } = new()
    {
        Name = "get_brand_kit",
        Title = "Get a brand kit",
        Description = "Reads one brand kit: colours, logos, fonts, and what each is for.",
        Keywords = "branding corporate design palette typefaces",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = BrandOperations.GetKit,
    };

    public static ToolDefinition UpdateKit { get; } = new()
    {
        Name = "update_brand_kit",
        Title = "Change a brand kit",
        Description = "Renames a brand kit, or says anew what its colours, logos and fonts are for.",
        Keywords = "branding primary accent typeface edit main logo palette typefaces corporate design",
        Toolset = Toolset,
        Effects = Effects.None,
        Operation = BrandOperations.UpdateKit,
    };

    public static ToolDefinition DeleteKit { get; } = new()
    {
        Name = "delete_brand_kit",
        Title = "Delete a brand kit",
        Description = "Deletes a brand kit for good.",
        Keywords = "remove branding palette corporate design erase",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Operation = BrandOperations.DeleteKit,
    };

    public static ToolDefinition ListGlossaries { get; } = new()
    {
        Name = "list_brand_glossaries",
        Title = "List brand glossaries",
        Description = "Lists glossaries, whose ids videos and translations take as brand_glossary_id.",
        Keywords = "pronunciation terminology dictionary words dictionaries",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = BrandOperations.ListGlossaries,
        ListFields = ["brand_glossary_id", "name", "created_at", "updated_at"],
    };

    public static ToolDefinition CreateGlossary { get; } = new()
    {
        Name = "create_brand_glossary",
        Title = "Create a brand glossary",
        Description = "Creates a glossary: how words are spoken, which are never translated, which always in one way.",
        Keywords = "pronunciation terminology dictionary product names acronyms mispronounced never translate",
        Toolset = Toolset,
        Effects = Effects.None,
        Operation = BrandOperations.CreateGlossary,
        Next = "Pass brand_glossary_id to tools that make or translate videos.",
    };

    public static ToolDefinition GetGlossary { get; } = new()
    {
        Name = "get_brand_glossary",
        Title = "Get a brand glossary",
        Description = "Reads one glossary with all its words.",
        Keywords = "pronunciation terminology dictionary words",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = BrandOperations.GetGlossary,
    };

    public static ToolDefinition UpdateGlossary { get; } = new()
    {
        Name = "update_brand_glossary",
        Title = "Change a brand glossary",
        Description = "Renames a glossary or replaces its lists; read it first, for a list that is given replaces all of the stored one.",
        Keywords = "pronunciation terminology dictionary add word edit product names mispronounced",
        Toolset = Toolset,
        Effects = Effects.None,
        Operation = BrandOperations.UpdateGlossary,
    };

    public static ToolDefinition DeleteGlossary { get; } = new()
    {
        Name = "delete_brand_glossary",
        Title = "Delete a brand glossary",
        Description = "Deletes a glossary for good.",
        Keywords = "remove terminology dictionary erase",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Operation = BrandOperations.DeleteGlossary,
    };

    public static IReadOnlyList<ToolDefinition> All { get; } =
        [ListKits, CreateKit, GetKit, UpdateKit, DeleteKit, ListGlossaries, CreateGlossary, GetGlossary, UpdateGlossary, DeleteGlossary];
}
