using System.Text.Json.Nodes;

namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

internal static class TemplateStock
{
    private static readonly Dictionary<string, string> files = new() { ["image"] = "picture.png", ["video"] = "clip.mp4", ["audio"] = "speech.mp3" };

    public static Stock Stock { get; } = new() { Fill = FillAsync, Adjust = Adjust };

    private static async Task FillAsync(SandboxedServer server, Dictionary<string, string> texts)
    {
        var found = await server.ResultAsync("list_templates", "{}");
        foreach (var id in found["data"]!.AsArray().Select(template => (string)template!["id"]!))
        {
            var template = await server.ResultAsync("get_template", $$"""{"template_id": "{{id}}"}""");
            var variables = template["variables"]!.AsObject();
            if (variables.Select(variable => (string)variable.Value!["type"]!).Distinct().Count() < 6)
                continue;
            texts["template_id"] = id;
            texts["scene_ids"] = (string)template["scene_ids"]![0]!;
            foreach (var (name, variable) in variables)
                texts[$"{variable!["type"]} of variables"] = name;
        }

        texts["character_id"] = texts["avatar_id"];
    }

    private static void Adjust(string tool, string place, JsonObject example)
    {
        if (example["asset"] is not null)
            example["asset"] = $"https://example.com/{files[(string)example["type"]!]}";
    }
}
