namespace HeyGen.Sandbox.Templates;

/// <summary>A video with places to fill. Templates are made in HeyGen's app; the API only reads and renders them.</summary>
internal sealed record Template(
    string Id, string Name, string AspectRatio, IReadOnlyList<TemplateScene> Scenes, IReadOnlyList<TemplateVariable> Variables) : IResource
{
    private const long CreatedAt = 1_767_225_600; // 1 January 2026

    public static string Noun => "Template";

    public static string NotFoundCode => "template_not_found";

    public IEnumerable<MediaFile> Media =>
        [new(ThumbnailMedium, MediaContent.Picture(640, 360, Id)), .. Variables.SelectMany(variable => variable.Media)];

    private string ThumbnailMedium => $"templates/{Id}.png";

    public JsonObject Describe(ApiCall call) => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["aspect_ratio"] = AspectRatio,
        ["thumbnail_url"] = call.Link(ThumbnailMedium),
        ["created_at"] = CreatedAt,
        ["updated_at"] = CreatedAt,
        ["variables"] = Variables.ToJson(variable => variable.Name, variable => variable.Describe(call)),
        ["scene_ids"] = Scenes.Select(scene => scene.Id).ToJson(),
        ["scenes"] = Scenes.Select(scene => new JsonObject
        {
            ["scene_id"] = scene.Id,
            ["script"] = scene.Script,
            ["variables"] = scene.Variables.Select(name => new JsonObject { ["name"] = name, ["variable_type"] = Variable(name)!.Type }).ToJson(),
        }).ToJson(),
    };

    public TemplateVariable? Variable(string name) => Variables.FirstOrDefault(variable => variable.Name == name);
}

/// <summary>One scene. Its script names texts in double braces.</summary>
/// <param name="Script">What is said, with the texts' places.</param>
/// <param name="Variables">The names of all variables that appear, in the script or in the picture.</param>
internal sealed record TemplateScene(string Id, string Script, IReadOnlyList<string> Variables);

/// <summary>A place in a template.</summary>
/// <param name="Name">What requests know it by.</param>
/// <param name="Type"><c>text</c>, <c>image</c>, <c>video</c>, <c>audio</c>, <c>character</c> or <c>voice</c>.</param>
/// <param name="Value">What it holds until a request says otherwise: a text, the name of a medium, or the id of a look or voice.</param>
internal sealed record TemplateVariable(string Name, string Type, string Value)
{
    /// <summary>How a script names the place, and what is left there when a text is not given.</summary>
    public string Placeholder => $"{{{{{Name}}}}}";

    public IEnumerable<MediaFile> Media => Type switch
    {
        "image" => [new(Value, MediaContent.Picture(360, 360, Value))],
        "video" => [new(Value, MediaContent.Film("mp4", FilmSize.Landscape, seconds: 6))],
        "audio" => [new(Value, MediaContent.Tone(3, Value))],
        _ => [],
    };

    /// <summary>In the form in which a request gives it back.</summary>
    public JsonObject Describe(ApiCall call) => Type switch
    {
        "text" => new() { ["type"] = "text", ["content"] = Value },
        "character" => new() { ["type"] = "character", ["character_id"] = Value, ["character_type"] = "avatar" },
        "voice" => new() { ["type"] = "voice", ["voice_id"] = Value, ["locale"] = null },
        _ => new() { ["type"] = Type, ["asset"] = new JsonObject { ["type"] = "url", ["url"] = call.Link(Value) } },
    };
}
