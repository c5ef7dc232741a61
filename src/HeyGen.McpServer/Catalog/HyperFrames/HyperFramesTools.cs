namespace HeyGen.McpServer.Catalog.HyperFrames;

/// <summary>Renders of HTML compositions.</summary>
internal static class HyperFramesKinds
{
    public static JobKind Render { get; } = new()
    {
        Name = "hyperframes_render",
        Noun = "render",
        Read = Operation.Get("get_hyperframes_render", "/v3/hyperframes/renders/{render_id}", () => HyperFramesJson.Default.GetHyperFramesRender),
        IdArgument = "render_id",
        Success = ["completed"],
        Failure = ["failed"],
        Links = ["video_url", "thumbnail_url"],
        FailureFields = ["failure_message"],
        UsualDuration = TimeSpan.FromMinutes(3),
        Events = ["hyperframes_video.success", "hyperframes_video.fail"],
    };
}

/// <summary>Tools of HeyGen's group <c>hyperframes</c>: films rendered from HTML.</summary>
internal static class HyperFramesTools
{
    private const string Toolset = "hyperframes";

    public static ToolDefinition Create { get; } = new()
    {
        Operation = Operation.Create("create_hyperframes_render", "/v3/hyperframes/renders", () => HyperFramesJson.Default.CreateHyperFramesRender)
            with
        { TakesIdempotencyKey = true },
        Title = "Render HTML to a video",
        Description = "Renders a HyperFrames project of HTML (folder, page, zip) to a video in the cloud. Paid by the minute of output; waits for the render.",
        Keywords = "css javascript animation motion graphics composition zip coded code web page website mp4 convert project html",
        Toolset = Toolset,
        Effects = Effects.Spends,
        Price = RenderWork.Of,
        Job = new StartedJob(HyperFramesKinds.Render, "render_id"),
        Rules = [ArgumentRule.Allows(ArgumentCondition.Is("resolution", "4k"), "format", "mp4")],
        Expansion = typeof(ProjectPreparation),
        LookForWorkWith = "list_hyperframes_renders",
        Example = """{"project": "https://example.com/intro.zip", "composition": "index.html", "quality": "draft"}""",
    };

    public static ToolDefinition List { get; } = new()
    {
        Operation = Operation.List("list_hyperframes_renders", "/v3/hyperframes/renders", () => HyperFramesJson.Default.ListHyperFramesRenders),
        Title = "List HyperFrames renders",
        Description = "Lists renders of HTML projects, newest first.",
        Keywords = "html animation animations web page css coded earlier recent past previous all which show every how many",
        Toolset = Toolset,
        Effects = Effects.Reads,
        ListFields = ["render_id", "title", "status", "format", "resolution", "duration", "created_at", "failure_message"],
        Example = """{"limit": 10}""",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Operation = HyperFramesKinds.Render.Read,
        Title = "Get a HyperFrames render",
        Description = "Reads one render of an HTML project: status, fresh link, and why it failed.",
        Keywords = "html animation web page css coded zip composition result finished ready done failed error why link mp4",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Example = """{"render_id": "$create_hyperframes_render.render_id"}""",
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Operation = Operation.Delete("delete_hyperframes_render", "/v3/hyperframes/renders/{render_id}", () => HyperFramesJson.Default.DeleteHyperFramesRender),
        Title = "Delete a HyperFrames render",
        Description = "Deletes a render of an HTML project and its video.",
        Keywords = "remove erase wipe purge trash discard drop scrap clear get rid throw away html animation web page css coded zip rendered mp4",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Example = """{"render_id": "$create_hyperframes_render.render_id"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, List, Get, Delete];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CreateHyperFramesRender))]
[JsonSerializable(typeof(DeleteHyperFramesRender))]
[JsonSerializable(typeof(GetHyperFramesRender))]
[JsonSerializable(typeof(ListHyperFramesRenders))]
internal sealed partial class HyperFramesJson : JsonSerializerContext;
