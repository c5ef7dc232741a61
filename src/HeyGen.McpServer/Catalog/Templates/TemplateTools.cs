using HeyGen.McpServer.Catalog.Videos;

namespace HeyGen.McpServer.Catalog.Templates;

/// <summary>Tools of HeyGen's group <c>template</c>: videos made from a template with variables.</summary>
internal static class TemplateTools
{
    private const string Toolset = "template";

    public static ToolDefinition Generate { get; } = new()
    {
        Operation = Operation.Create("generate_from_template", "/v3/templates/{template_id}", () => TemplatesJson.Default.GenerateFromTemplate)
            with
        { TakesIdempotencyKey = true },
        Title = "Create a video from a template",
        Description = "Renders a video from a template with its variables filled in. Costs money; waits for the render.",
        Keywords = "personalise personalize merge placeholders mail-merge fill in render reusable layout new values name employee company onboarding birthday",
        Toolset = Toolset,
        Effects = Effects.Spends,
        Price = Charges.PerCall("generate_from_template"),
        Job = new StartedJob(VideoKinds.Video, "id"),
        Rules =
        [
            ArgumentRule.OneOfNumbers("fps", 25, 30, 60),
            ArgumentRule.Renamed("brand_glossary_id", "brand_voice_id"),
            ArgumentRule.At("variables{}", ArgumentRule.NotBlank("content")),
        ],
        LookForWorkWith = "list_videos",
        Precheck = typeof(MissingVariables),
        AllowsPlaceholders = true,
        Example =
            """
            {"template_id": "$get_template.id", "variables": {"product": {"type": "text", "content": "the Trail 3"},
             "benefit": {"type": "text", "content": "dry feet"},
             "logo": {"type": "image", "asset": "https://example.com/logo"}, "presenter": {"type": "character",
             "character_id": "$list_avatar_looks.data[0].id"}}}
            """,
    };

    public static ToolDefinition List { get; } = new()
    {
        Operation = Operation.List("list_templates", "/v3/templates", () => TemplatesJson.Default.ListTemplates),
        Title = "List templates",
        Description = "Lists the templates that can be rendered.",
        Keywords = "reusable layouts designs presets prebuilt available existing which show all choose every how many",
        Toolset = Toolset,
        Effects = Effects.Reads,
        ListFields = ["id", "name", "aspect_ratio", "thumbnail_url"],
        Example = """{"limit": 10}""",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Operation = Operation.Get("get_template", "/v3/templates/{template_id}", () => TemplatesJson.Default.GetTemplate),
        Title = "Get a template",
        Description = "Reads a template: its scenes, and its variables in the form that generate_from_template takes.",
        Keywords = "placeholders fields variables blanks inputs reusable layout needs fill which what change scenes open design",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Next = "Call generate_from_template with these variables, changed.",
        Example = """{"template_id": "$list_templates.data[0].id"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Generate, List, Get];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(GenerateFromTemplate))]
[JsonSerializable(typeof(GetTemplate))]
[JsonSerializable(typeof(ListTemplates))]
internal sealed partial class TemplatesJson : JsonSerializerContext;
