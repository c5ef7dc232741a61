namespace HeyGen.McpServer.Catalog.Templates;

/// <summary>
/// Finds the template's text variables that a call leaves out. HeyGen renders them as they are, and a film in which somebody says "{{name}}" is paid for.
/// </summary>
internal sealed class MissingVariables(HeyGenClient heyGen) : IPrecheck
{
    public async Task<IReadOnlyList<ArgumentProblem>> CheckAsync(ToolCall call, CancellationToken cancellationToken)
    {
        if (call.Options.AllowPlaceholders)
            return [];

        var read = new JsonObject { ["template_id"] = call.Arguments["template_id"]!.DeepClone() };
        var answer = await heyGen.SendAsync(TemplateTools.Get.Operation!, read, options: null, cancellationToken);
        var template = answer.Data.ValueKind is JsonValueKind.Object ? JsonObject.Create(answer.Data)! : [];
        var given = call.Arguments["variables"] as JsonObject ?? [];
        return [.. TextVariables(template, call.Arguments["scene_ids"] as JsonArray).Where(name => !given.ContainsKey(name)).Select(Problem)];
    }

    /// <summary>Of the scenes that are rendered: all, where the call chooses none.</summary>
    private static IEnumerable<string> TextVariables(JsonObject template, JsonArray? sceneIds)
    {
        var texts = (template["variables"] as JsonObject ?? []).Where(variable => variable.Value is JsonObject fields && JsonText.At(fields, "type") == "text")
            .Select(variable => variable.Key);
        if (sceneIds is not { Count: > 0 })
            return texts;

        var chosen = sceneIds.Select(JsonText.Read).ToHashSet(StringComparer.Ordinal);
        var used = (template["scenes"] as JsonArray ?? []).OfType<JsonObject>().Where(scene => chosen.Contains(JsonText.At(scene, "scene_id")))
            .SelectMany(scene => (scene["variables"] as JsonArray ?? []).OfType<JsonObject>())
            .Select(variable => JsonText.At(variable, "name"))
            .ToHashSet(StringComparer.Ordinal);
        return texts.Where(used.Contains);
    }

    private static ArgumentProblem Problem(string name) => new(
        $"variables.{name}",
        $"variables.{name}: the template's text is not filled in, and would be spoken or shown as a placeholder. Give {{\"type\": \"text\", \"content\": "
        + "...}, or pass allow_placeholders: true.");
}
