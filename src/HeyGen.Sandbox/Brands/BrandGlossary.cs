namespace HeyGen.Sandbox.Brands;

/// <summary>How a brand's words are spoken and translated.</summary>
internal sealed class BrandGlossary(string id, string name, DateTimeOffset createdAt) : IResource
{
    private static readonly string[] ListNames = ["terms", "do_not_translate_terms", "forced_translations"];

    private readonly Dictionary<string, JsonArray> lists = ListNames.ToDictionary(list => list, _ => new JsonArray());

    public static string Noun => "Brand glossary";

    public string Id { get; } = id;

    public string Name { get; set; } = name;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset UpdatedAt { get; set; } = createdAt;

    /// <summary>Each list that is given takes the place of the stored one.</summary>
    public void Take(JsonElement body)
    {
        foreach (var list in ListNames)
        {
            if (body.Field(list) is { } given)
            {
                lists[list] = JsonArray.Create(given)!;
            }
        }
    }

    public JsonObject Describe(ApiCall call)
    {
        var described = Summary(call);
        foreach (var list in ListNames)
        {
            described[list] = lists[list].DeepClone();
        }
        return described;
    }

    public JsonObject Summary(ApiCall call) => new()
    {
        ["brand_glossary_id"] = Id,
        ["name"] = Name,
        ["created_at"] = Text(CreatedAt),
        ["updated_at"] = Text(UpdatedAt),
    };

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
