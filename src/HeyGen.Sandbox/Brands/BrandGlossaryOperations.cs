namespace HeyGen.Sandbox.Brands;

/// <summary>The glossaries of the API's <c>brand</c> group.</summary>
internal sealed class BrandGlossaryOperations : IOperationGroup
{
    public void Register(OperationTable operations)
    {
        operations.Stores<BrandGlossary>("/v3/brand-glossaries");
        operations["create_brand_glossary"] = Create;
        operations["update_brand_glossary"] = Update;
    }

    private static ApiAnswer Create(ApiCall call)
    {
        var name = call.Body.Text("name")!;
        RequireFreeName(call, name, except: null);
        var glossary = new BrandGlossary(Ids.New(), name, call.Now);
        glossary.Take(call.Body);
        return call.Answer(call.Keep(glossary).Describe(call));
    }

    private static ApiAnswer Update(ApiCall call)
    {
        var glossary = call.Found<BrandGlossary>();
        if (call.Body.Text("name") is { } name)
        {
            RequireFreeName(call, name, except: glossary);
            glossary.Name = name;
        }

        glossary.Take(call.Body);
        glossary.UpdatedAt = call.Now;
        return call.Answer(glossary.Describe(call));
    }

    private static void RequireFreeName(ApiCall call, string name, BrandGlossary? except)
    {
        if (call.Account.Made<BrandGlossary>().Values.Any(other => other != except && other.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ApiException(409, "conflict", $"A glossary named {name} exists already; case makes no difference.", "name");
        }
    }
}
