using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.Brands;

/// <summary>Brand kits as the API shows them. What a website gave is shown once the import is complete.</summary>
internal static class BrandKitViews
{
    public static JsonObject Describe(this BrandKit kit, ApiCall call)
    {
        var status = kit.Status(call.Now);
        var isDone = status == "completed";
        return new()
        {
            ["brand_kit_id"] = kit.Id,
            ["name"] = kit.Name,
            ["status"] = status,
            ["colors"] = Colors(kit, isDone),
            ["color_roles"] = isDone ? kit.ColorRoles?.DeepClone() : null,
            ["logos"] = isDone
                ? new JsonArray(new JsonObject { ["logo_id"] = kit.LogoId, ["name"] = "Logo", ["url"] = call.Link(kit.LogoMedium) })
                : [],
            ["logo_roles"] = isDone ? kit.LogoRoles?.DeepClone() : null,
            ["fonts"] = isDone
                ? new JsonArray([.. kit.Fonts.Select(font => new JsonObject { ["font_id"] = font.Value, ["name"] = font.Key })])
                : [],
            ["font_roles"] = isDone ? kit.FontRoles?.DeepClone() : null,
        };
    }

    public static JsonObject Summary(this BrandKit kit, ApiCall call)
    {
        var isDone = kit.Status(call.Now) == "completed";
        return new()
        {
            ["brand_kit_id"] = kit.Id,
            ["name"] = kit.Name,
            ["colors"] = Colors(kit, isDone),
            ["logo_url"] = isDone ? call.Link(kit.LogoMedium) : null,
        };
    }

    private static JsonArray Colors(BrandKit kit, bool isDone) => isDone ? [.. kit.Colors.Select(color => (JsonNode)color)] : [];
}
