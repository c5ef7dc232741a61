namespace HeyGen.Sandbox.Brands;

/// <summary>The brand kits of the API's <c>brand</c> group.</summary>
internal sealed class BrandKitOperations : IOperationGroup
{
    private const double ImportSeconds = 4;

    public void Register(OperationTable operations)
    {
        operations.Stores<BrandKit>("/v3/brand-kits");
        operations["create_brand_kit"] = Create;
        operations["update_brand_kit"] = Update;
    }

    /// <summary>A host under <c>.invalid</c>, which can lead nowhere (RFC 6761), is imported in vain.</summary>
    private static ApiAnswer Create(ApiCall call)
    {
        var url = call.Body.Text("url")!;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var website) || (website.Scheme != Uri.UriSchemeHttps && website.Scheme != Uri.UriSchemeHttp))
        {
            throw ApiException.InvalidParameter("url", "url: expected an absolute http or https URL.");
        }
        var name = call.Body.Text("name");
        var leadsNowhere = website.Host.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase);
        var hooks = TestHooks.In(name);
        var import = call.Account.StartJob(new JobTerms(ImportSeconds).With(hooks with { Fails = hooks.Fails || leadsNowhere }));
        var kit = new BrandKit(Ids.New(), name ?? website.Host, website.Host, import);
        string[] roles = ["primary", "secondary", "tertiary", "accent"];
        kit.ColorRoles = roles.Zip(kit.Colors).ToJson(pair => pair.First, pair => pair.Second);
        kit.LogoRoles = new JsonObject { ["primary"] = kit.LogoId };
        call.Keep(kit);
        return call.Answer(new JsonObject { ["brand_kit_id"] = kit.Id, ["status"] = "loading" });
    }

    /// <summary>A set of roles replaces the stored one whole; an empty set clears it.</summary>
    private static ApiAnswer Update(ApiCall call)
    {
        var kit = call.Found<BrandKit>();
        var body = call.Body;
        if (body.Field("logo_roles")?.Text("primary") is { } logo && logo != kit.LogoId)
        {
            throw ApiException.InvalidParameter("logo_roles.primary", "logo_roles.primary: the kit has no such logo.");
        }
        foreach (var role in (ReadOnlySpan<string>)["title_text", "body_text"])
        {
            if (body.Field("font_roles")?.Field(role)?.Text("font_id") is { } font && !kit.Fonts.Values.Contains(font))
            {
                throw ApiException.InvalidParameter($"font_roles.{role}.font_id", $"font_roles.{role}.font_id: the kit has no such font.");
            }
        }

        kit.Name = body.Text("name") ?? kit.Name;
        kit.ColorRoles = Roles(body, "color_roles", kit.ColorRoles);
        kit.LogoRoles = Roles(body, "logo_roles", kit.LogoRoles);
        kit.FontRoles = Roles(body, "font_roles", kit.FontRoles);
        return call.Answer(kit.Describe(call));
    }

    private static JsonObject? Roles(JsonElement body, string field, JsonObject? stored)
    {
        if (body.Field(field) is not { } given)
        {
            return stored;
        }
        var roles = JsonObject.Create(given)!;
        return roles.Count == 0 ? null : roles;
    }

}
