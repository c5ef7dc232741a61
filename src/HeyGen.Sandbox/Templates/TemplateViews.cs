using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.Templates;

/// <summary>A template as the API shows it.</summary>
internal static class TemplateViews
{
    private const long CreatedAt = 1_767_225_600; // 1 January 2026

    /// <summary>What the list tells.</summary>
    public static JsonObject Summary(this Template template, ApiCall call) => new()
    {
        ["id"] = template.Id,
        ["name"] = template.Name,
        ["aspect_ratio"] = template.AspectRatio,
        ["thumbnail_url"] = call.Link(template.ThumbnailMedium),
        ["created_at"] = CreatedAt,
        ["updated_at"] = CreatedAt,
    };

    public static JsonObject Describe(this Template template, ApiCall call)
    {
        var view = template.Summary(call);
        view["variables"] = new JsonObject(template.Variables.Select(variable => KeyValuePair.Create(variable.Name, (JsonNode?)Describe(call, variable))));
        view["scene_ids"] = new JsonArray([.. template.Scenes.Select(scene => (JsonNode)scene.Id)]);
        view["scenes"] = new JsonArray([.. template.Scenes.Select(scene => Describe(template, scene))]);
        return view;
    }

    /// <summary>In the form in which a request gives it back.</summary>
    private static JsonObject Describe(ApiCall call, TemplateVariable variable) => variable.Type switch
    {
        "text" => new() { ["type"] = "text", ["content"] = variable.Value },
        "character" => new() { ["type"] = "character", ["character_id"] = variable.Value, ["character_type"] = "avatar" },
        "voice" => new() { ["type"] = "voice", ["voice_id"] = variable.Value, ["locale"] = null },
        var medium => new() { ["type"] = medium, ["asset"] = new JsonObject { ["type"] = "url", ["url"] = call.Link(variable.Value) } },
    };

    private static JsonObject Describe(Template template, TemplateScene scene) => new()
    {
        ["scene_id"] = scene.Id,
        ["script"] = scene.Script,
        ["variables"] = new JsonArray([.. scene.Variables.Select(name => new JsonObject { ["name"] = name, ["variable_type"] = template.Variable(name)!.Type })]),
    };
}
