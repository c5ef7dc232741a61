using HeyGen.Client;

namespace HeyGen.McpServer.Catalog.Brands;

/// <summary>Operations on brand kits and glossaries. None takes an idempotency key.</summary>
internal static class BrandOperations
{
    private const string Kits = "/v3/brand-kits";
    private const string Kit = Kits + "/{brand_kit_id}";
    private const string Glossaries = "/v3/brand-glossaries";
    private const string Glossary = Glossaries + "/{brand_glossary_id}";

    /// <summary>Lists brand kits.</summary>
    public static Operation<ListBrandKits> ListKits { get; } =
        new("list_brand_kits", HttpMethod.Get, Kits, OperationClass.Read, () => BrandsJson.Default.ListBrandKits) { IsList = true };

    /// <summary>Makes a brand kit from what a website shows. The caller asserts that he may use it.</summary>
    public static Operation<CreateBrandKit> CreateKit { get; } =
        new("create_brand_kit", HttpMethod.Post, Kits, OperationClass.Write, () => BrandsJson.Default.CreateBrandKit);

    /// <summary>Reads a brand kit, and how far the import is.</summary>
    public static Operation<GetBrandKit> GetKit { get; } =
        new("get_brand_kit", HttpMethod.Get, Kit, OperationClass.Read, () => BrandsJson.Default.GetBrandKit);

    /// <summary>Renames a brand kit, or says anew what its colours, logos and fonts are for.</summary>
    public static Operation<UpdateBrandKit> UpdateKit { get; } =
        new("update_brand_kit", HttpMethod.Patch, Kit, OperationClass.Write, () => BrandsJson.Default.UpdateBrandKit);

    /// <summary>Deletes a brand kit.</summary>
    public static Operation<DeleteBrandKit> DeleteKit { get; } =
        new("delete_brand_kit", HttpMethod.Delete, Kit, OperationClass.Write, () => BrandsJson.Default.DeleteBrandKit);

    /// <summary>Lists glossaries.</summary>
    public static Operation<ListBrandGlossaries> ListGlossaries { get; } =
        new("list_brand_glossaries", HttpMethod.Get, Glossaries, OperationClass.Read,
            () => BrandsJson.Default.ListBrandGlossaries)
        { IsList = true };

    /// <summary>Makes a glossary.</summary>
    public static Operation<CreateBrandGlossary> CreateGlossary { get; } =
        new("create_brand_glossary", HttpMethod.Post, Glossaries, OperationClass.Write, () => BrandsJson.Default.CreateBrandGlossary);

    /// <summary>Reads a glossary with all its words.</summary>
    public static Operation<GetBrandGlossary> GetGlossary { get; } =
        new("get_brand_glossary", HttpMethod.Get, Glossary, OperationClass.Read, () => BrandsJson.Default.GetBrandGlossary);

    /// <summary>Renames a glossary, or replaces its lists.</summary>
    public static Operation<UpdateBrandGlossary> UpdateGlossary { get; } =
        new("update_brand_glossary", HttpMethod.Patch, Glossary, OperationClass.Write, () => BrandsJson.Default.UpdateBrandGlossary);

    /// <summary>Deletes a glossary.</summary>
    public static Operation<DeleteBrandGlossary> DeleteGlossary { get; } =
        new("delete_brand_glossary", HttpMethod.Delete, Glossary, OperationClass.Write, () => BrandsJson.Default.DeleteBrandGlossary);
}
