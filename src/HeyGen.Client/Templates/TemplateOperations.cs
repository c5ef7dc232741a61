namespace HeyGen.Client;

/// <summary>Operations on templates: videos with places to fill.</summary>
public static class TemplateOperations
{
    /// <summary>Lists the templates that can be rendered over the API.</summary>
    public static Operation<ListTemplates, IReadOnlyList<Template>> List { get; } =
        new("list_templates", HttpMethod.Get, "/v3/templates", OperationClass.Read, json => json.ListTemplates, json => json.IReadOnlyListTemplate) { IsList = true };

    /// <summary>Reads one template with its variables and scenes.</summary>
    public static Operation<GetTemplate, Template> Get { get; } =
        new("get_template", HttpMethod.Get, "/v3/templates/{template_id}", OperationClass.Read, json => json.GetTemplate, json => json.Template);

    /// <summary>Makes a video from a template.</summary>
    public static Operation<GenerateFromTemplate, Video> Generate { get; } =
        new("generate_from_template", HttpMethod.Post, "/v3/templates/{template_id}", OperationClass.Create, json => json.GenerateFromTemplate, json => json.Video)
        {
            TakesIdempotencyKey = true,
        };
}
