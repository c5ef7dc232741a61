using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Brands;

/// <summary>The glossaries of the API's <c>brand</c> group.</summary>
internal sealed class BrandGlossaryOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["create_brand_glossary"] = Create,
        ["get_brand_glossary"] = call => call.Answer(Find(call).Describe()),
        ["list_brand_glossaries"] = call =>
            call.AnswerPage(call.Account.Made<BrandGlossary>().NewestFirst(), glossary => glossary.Id, glossary => glossary.Summary()),
        ["update_brand_glossary"] = Update,
        ["delete_brand_glossary"] = Delete,
    };

    private static BrandGlossary Find(ApiCall call) => BrandGlossary.Find(call, call.PathValue("brand_glossary_id"), null);

    private static ApiAnswer Create(ApiCall call)
    {
        var name = call.Body.Text("name")!;
        RequireFreeName(call, name, except: null);
        var glossary = new BrandGlossary(Ids.New(), name, call.Now);
        glossary.Take(call.Body);
        call.Account.Made<BrandGlossary>().Add(glossary.Id, glossary);
        return call.Answer(glossary.Describe());
    }

    private static ApiAnswer Update(ApiCall call)
    {
        var glossary = Find(call);
        if (call.Body.Text("name") is { } name)
        {
            RequireFreeName(call, name, except: glossary);
            glossary.Name = name;
        }

        glossary.Take(call.Body);
        glossary.UpdatedAt = call.Now;
        return call.Answer(glossary.Describe());
    }

    private static ApiAnswer Delete(ApiCall call)
    {
        var glossary = Find(call);
        call.Account.Made<BrandGlossary>().Remove(glossary.Id);
        return call.Answer(new JsonObject { ["brand_glossary_id"] = glossary.Id });
    }

    private static void RequireFreeName(ApiCall call, string name, BrandGlossary? except)
    {
        if (call.Account.Made<BrandGlossary>().Values.Any(other => other != except && other.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            throw new ApiException(409, "conflict", $"A glossary named {name} exists already; case makes no difference.", "name");
    }
}
