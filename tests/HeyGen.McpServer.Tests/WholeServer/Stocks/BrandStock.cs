using System.Text.Json.Nodes;

namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class BrandStock
{
    public static Stock Stock { get; } = new() { Fill = FillAsync, Adjust = Adjust };

    private static async Task FillAsync(SandboxedServer server, Dictionary<string, string> texts)
    {
        const string import = """{"url": "https://example.com/"}""";
        var kit = await server.ResultAsync("create_brand_kit", import);
        texts["brand_kit_id"] = (string)kit["brand_kit_id"]!;
        texts["update_brand_kit.primary"] = (string)kit["logos"]![0]!["logo_id"]!;
        texts["font_id"] = (string)kit["fonts"]![0]!["font_id"]!;
        texts["delete_brand_kit.brand_kit_id"] = (string)(await server.ResultAsync("create_brand_kit", import))["brand_kit_id"]!;
        await server.ResultAsync("create_brand_kit", import);

        texts["brand_glossary_id"] = await GlossaryAsync(server, "Kept");
        texts["delete_brand_glossary.brand_glossary_id"] = await GlossaryAsync(server, "Deleted");
        await GlossaryAsync(server, "Another");
    }

    private static async Task<string> GlossaryAsync(SandboxedServer server, string name) =>
        (string)(await server.ResultAsync("create_brand_glossary", $$"""{"name": "{{name}}"}"""))["brand_glossary_id"]!;

    /// <summary>No two glossaries may have one name.</summary>
    private static void Adjust(string tool, string place, JsonObject example)
    {
        if (place == "create_brand_glossary")
            example["name"] = Guid.NewGuid().ToString();
    }
}
