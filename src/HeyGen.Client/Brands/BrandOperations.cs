namespace HeyGen.Client;

/// <summary>Operations on brand kits and glossaries. None takes an idempotency key.</summary>
public static class BrandOperations
{
    private const string Kits = "/v3/brand-kits";
    private const string Kit = Kits + "/{brand_kit_id}";
    private const string Glossaries = "/v3/brand-glossaries";
    private const string Glossary = Glossaries + "/{brand_glossary_id}";

    /// <summary>Lists brand kits.</summary>
    public static Operation<ListBrandKits, IReadOnlyList<BrandKit>> ListKits { get; } =
        new("list_brand_kits", HttpMethod.Get, Kits, OperationClass.Read, json => json.ListBrandKits, json => json.IReadOnlyListBrandKit) { IsList = true };

    /// <summary>Makes a brand kit from what a website shows. The caller asserts that he may use it.</summary>
    public static Operation<CreateBrandKit, CreatedBrandKit> CreateKit { get; } =
        new("create_brand_kit", HttpMethod.Post, Kits, OperationClass.Write, json => json.CreateBrandKit, json => json.CreatedBrandKit);

    /// <summary>Reads a brand kit, and how far the import is.</summary>
    public static Operation<GetBrandKit, BrandKit> GetKit { get; } =
        new("get_brand_kit", HttpMethod.Get, Kit, OperationClass.Read, json => json.GetBrandKit, json => json.BrandKit);

    /// <summary>Renames a brand kit, or says anew what its colours, logos and fonts are for.</summary>
    public static Operation<UpdateBrandKit, BrandKit> UpdateKit { get; } =
        new("update_brand_kit", HttpMethod.Patch, Kit, OperationClass.Write, json => json.UpdateBrandKit, json => json.BrandKit);

    /// <summary>Deletes a brand kit.</summary>
    public static Operation<DeleteBrandKit, DeletedBrandKit> DeleteKit { get; } =
        new("delete_brand_kit", HttpMethod.Delete, Kit, OperationClass.Write, json => json.DeleteBrandKit, json => json.DeletedBrandKit);

    /// <summary>Lists glossaries.</summary>
    public static Operation<ListBrandGlossaries, IReadOnlyList<BrandGlossary>> ListGlossaries { get; } =
        new("list_brand_glossaries", HttpMethod.Get, Glossaries, OperationClass.Read,
            json => json.ListBrandGlossaries, json => json.IReadOnlyListBrandGlossary)
        { IsList = true };

    /// <summary>Makes a glossary.</summary>
    public static Operation<CreateBrandGlossary, BrandGlossary> CreateGlossary { get; } =
        new("create_brand_glossary", HttpMethod.Post, Glossaries, OperationClass.Write, json => json.CreateBrandGlossary, json => json.BrandGlossary);

    /// <summary>Reads a glossary with all its words.</summary>
    public static Operation<GetBrandGlossary, BrandGlossary> GetGlossary { get; } =
        new("get_brand_glossary", HttpMethod.Get, Glossary, OperationClass.Read, json => json.GetBrandGlossary, json => json.BrandGlossary);

    /// <summary>Renames a glossary, or replaces its lists.</summary>
    public static Operation<UpdateBrandGlossary, BrandGlossary> UpdateGlossary { get; } =
        new("update_brand_glossary", HttpMethod.Patch, Glossary, OperationClass.Write, json => json.UpdateBrandGlossary, json => json.BrandGlossary);

    /// <summary>Deletes a glossary.</summary>
    public static Operation<DeleteBrandGlossary, DeletedBrandGlossary> DeleteGlossary { get; } =
        new("delete_brand_glossary", HttpMethod.Delete, Glossary, OperationClass.Write, json => json.DeleteBrandGlossary, json => json.DeletedBrandGlossary);
}
