using HeyGen.Client;

namespace HeyGen.McpServer.Catalog.HyperFrames;

/// <summary>Operations on renders of HTML compositions.</summary>
internal static class HyperFramesOperations
{
    private const string Renders = "/v3/hyperframes/renders";
    private const string Render = Renders + "/{render_id}";

    /// <summary>Starts to render a project.</summary>
    public static Operation<CreateHyperFramesRender> Create { get; } =
        new("create_hyperframes_render", HttpMethod.Post, Renders, OperationClass.Create,
            () => HyperFramesJson.Default.CreateHyperFramesRender)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Lists renders, newest first.</summary>
    public static Operation<ListHyperFramesRenders> List { get; } =
        new("list_hyperframes_renders", HttpMethod.Get, Renders, OperationClass.Read,
            () => HyperFramesJson.Default.ListHyperFramesRenders)
        { IsList = true };

    /// <summary>Reads a render.</summary>
    public static Operation<GetHyperFramesRender> Get { get; } =
        new("get_hyperframes_render", HttpMethod.Get, Render, OperationClass.Read, () => HyperFramesJson.Default.GetHyperFramesRender);

    /// <summary>Deletes a render.</summary>
    public static Operation<DeleteHyperFramesRender> Delete { get; } =
        new("delete_hyperframes_render", HttpMethod.Delete, Render, OperationClass.Write,
            () => HyperFramesJson.Default.DeleteHyperFramesRender);
}
