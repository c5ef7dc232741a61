namespace HeyGen.Client;

/// <summary>Operations on renders of HTML compositions.</summary>
public static class HyperFramesOperations
{
    private const string Renders = "/v3/hyperframes/renders";
    private const string Render = Renders + "/{render_id}";

    /// <summary>Starts to render a project.</summary>
    public static Operation<CreateHyperFramesRender, CreatedHyperFramesRender> Create { get; } =
        new("create_hyperframes_render", HttpMethod.Post, Renders, OperationClass.Create,
            json => json.CreateHyperFramesRender, json => json.CreatedHyperFramesRender)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Lists renders, newest first.</summary>
    public static Operation<ListHyperFramesRenders, IReadOnlyList<HyperFramesRender>> List { get; } =
        new("list_hyperframes_renders", HttpMethod.Get, Renders, OperationClass.Read,
            json => json.ListHyperFramesRenders, json => json.IReadOnlyListHyperFramesRender)
        { IsList = true };

    /// <summary>Reads a render.</summary>
    public static Operation<GetHyperFramesRender, HyperFramesRender> Get { get; } =
        new("get_hyperframes_render", HttpMethod.Get, Render, OperationClass.Read, json => json.GetHyperFramesRender, json => json.HyperFramesRender);

    /// <summary>Deletes a render.</summary>
    public static Operation<DeleteHyperFramesRender, DeletedHyperFramesRender> Delete { get; } =
        new("delete_hyperframes_render", HttpMethod.Delete, Render, OperationClass.Write,
            json => json.DeleteHyperFramesRender, json => json.DeletedHyperFramesRender);
}
