using HeyGen.Client;

namespace HeyGen.McpServer.Catalog.Templates;

/// <summary>Operations on templates: videos with places to fill.</summary>
internal static class TemplateOperations
{
    /// <summary>Lists the templates that can be rendered over the API.</summary>
    public static Operation<ListTemplates> List { get; } =
        new("list_templates", HttpMethod.Get, "/v3/templates", OperationClass.Read, () => TemplatesJson.Default.ListTemplates) { IsList = true };

    /// <summary>Reads one template with its variables and scenes.</summary>
    public static Operation<GetTemplate> Get { get; } =
        new("get_template", HttpMethod.Get, "/v3/templates/{template_id}", OperationClass.Read, () => TemplatesJson.Default.GetTemplate);

    /// <summary>Makes a video from a template.</summary>
    public static Operation<GenerateFromTemplate> Generate { get; } =
        new("generate_from_template", HttpMethod.Post, "/v3/templates/{template_id}", OperationClass.Create, () => TemplatesJson.Default.GenerateFromTemplate)
        {
            TakesIdempotencyKey = true,
        };
}
