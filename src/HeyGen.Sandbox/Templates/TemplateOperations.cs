namespace HeyGen.Sandbox.Templates;

internal sealed class TemplateOperations : IOperationGroup
{
    private const double JobSeconds = 8;

    public void Register(OperationTable operations)
    {
        operations.Stores<Template>("/v3/templates");
        operations["generate_from_template"] = Generate;
    }

    /// <summary>No price is known; the avatar is charged for as in any video.</summary>
    private static ApiAnswer Generate(ApiCall call)
    {
        var template = call.Found<Template>();
        FilmRules.Check(call, call.Body);
        var filling = TemplateFilling.Read(call, template);
        var seconds = SpokenLength.Seconds(filling.Script);
        var price = filling.Presenter is { } look ? Prices.AvatarVideo("avatar_iv", look.IsPhoto, is4k: false, seconds) : 0;
        var title = call.Body.Text("title") ?? template.Name;
        var terms = new JobTerms(JobSeconds, price, TakesSlot: true).With(TestHooks.In(title, filling.Script));
        var video = new Video(call.Body, call.Account.StartJob(terms), filling.Script, seconds)
        {
            Title = title,
            HasCaptions = call.Body.Flag("caption"),
            FolderId = call.Body.Text("folder_id"),
        };
        return call.Answer(call.Keep(video).Describe(call));
    }
}

/// <summary>What a request puts into a template's places.</summary>
/// <param name="Presenter">Who says it; null where the template shows nobody.</param>
internal sealed record TemplateFilling(string Script, AvatarLook? Presenter)
{
    public static TemplateFilling Read(ApiCall call, Template template)
    {
        var given = call.Body.Field("variables")!.Value.EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value);
        foreach (var (name, value) in given)
            Check(call, template, name, value);
        var script = string.Join(' ', Scenes(call, template).Select(scene => scene.Script));
        foreach (var text in template.Variables.Where(variable => variable.Type == "text" && given.ContainsKey(variable.Name)))
            script = script.Replace(text.Placeholder, given[text.Name].Text("content"), StringComparison.Ordinal);
        return new(script, FindPresenter(call, template, given));
    }

    private static IEnumerable<TemplateScene> Scenes(ApiCall call, Template template)
    {
        if (call.Body.Field("scene_ids") is null)
            return template.Scenes;
        return [.. call.Body.Items("scene_ids").Select((id, index) => template.Scenes.FirstOrDefault(scene => id.ValueEquals(scene.Id))
            ?? throw ApiException.InvalidParameter($"scene_ids[{index}]", $"the template has no scene {id.GetString()}"))];
    }

    private static void Check(ApiCall call, Template template, string name, JsonElement value)
    {
        var path = $"variables.{name}";
        var variable = template.Variable(name) ?? throw ApiException.InvalidParameter(
            path, $"the template has no such variable; it has {string.Join(", ", template.Variables.Select(known => known.Name))}");
        var type = value.Text("type")!;
        ApiException.ThrowIf(type != variable.Type, $"{path}.type", $"this variable is of type {variable.Type}");
        switch (type)
        {
            case "text" when string.IsNullOrWhiteSpace(value.Text("content")):
                throw ApiException.InvalidParameter($"{path}.content", "an empty text cannot be rendered");
            case "image" or "video" or "audio":
                AssetInput.Check(call, value.Field("asset")!.Value, $"{path}.asset", type);
                break;
            case "character":
                call.FindReady<AvatarLook>(value.Text("character_id")!, $"{path}.character_id");
                break;
            case "voice":
                call.FindReady<Voice>(value.Text("voice_id")!, $"{path}.voice_id");
                break;
        }
    }

    private static AvatarLook? FindPresenter(ApiCall call, Template template, Dictionary<string, JsonElement> given) =>
        template.Variables.FirstOrDefault(variable => variable.Type == "character") is { } character
            ? call.Find<AvatarLook>(given.TryGetValue(character.Name, out var value) ? value.Text("character_id")! : character.Value)
            : null;
}
