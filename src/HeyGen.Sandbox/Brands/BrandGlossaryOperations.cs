namespace HeyGen.Sandbox.Brands;

internal sealed class BrandGlossaryOperations : IOperationGroup
{
    public void Register(OperationTable operations)
    {
        operations.Stores<BrandGlossary>("/v3/brand-glossaries");
        operations["create_brand_glossary"] = call => Change(call, new BrandGlossary(call.Now), isNew: true);
        operations["update_brand_glossary"] = call => Change(call, call.Found<BrandGlossary>(), isNew: false);
    }

    private static ApiAnswer Change(ApiCall call, BrandGlossary glossary, bool isNew)
    {
        var name = call.Body.Text("name");
        ApiException.ThrowIf(
            call.Account.Made<BrandGlossary>().Values.Any(other => other != glossary && other.Name.Equals(name, StringComparison.OrdinalIgnoreCase)),
            409, "conflict", $"A glossary named {name} exists already; case makes no difference.", "name");
        glossary.Take(call.Body, call.Now);
        return call.Answer((isNew ? call.Keep(glossary) : glossary).Describe(call));
    }
}

/// <summary>How a brand's words are spoken and translated.</summary>
internal sealed class BrandGlossary(DateTimeOffset createdAt) : IResource
{
    private readonly JsonObject fields = new()
    {
        ["name"] = "",
        ["terms"] = new JsonArray(),
        ["do_not_translate_terms"] = new JsonArray(),
        ["forced_translations"] = new JsonArray(),
    };

    private DateTimeOffset updatedAt;

    public static string Noun => "Brand glossary";

    public string Id { get; } = Ids.New();

    public string Name => (string)fields["name"]!;

    /// <summary>Each field that is given takes the place of the stored one.</summary>
    public void Take(JsonElement body, DateTimeOffset now)
    {
        foreach (var (name, _) in fields.ToArray())
            fields[name] = body.Node(name) ?? fields[name]!.DeepClone();
        updatedAt = now;
    }

    public JsonObject Describe(ApiCall call) => new()
    {
        ["brand_glossary_id"] = Id,
        ["name"] = Name,
        ["created_at"] = createdAt.ToText(),
        ["updated_at"] = updatedAt.ToText(),
        ["terms"] = fields["terms"]!.DeepClone(),
        ["do_not_translate_terms"] = fields["do_not_translate_terms"]!.DeepClone(),
        ["forced_translations"] = fields["forced_translations"]!.DeepClone(),
    };
}
