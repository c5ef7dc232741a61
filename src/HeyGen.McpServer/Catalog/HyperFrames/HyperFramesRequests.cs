namespace HeyGen.McpServer.Catalog.HyperFrames;

/// <summary>A project to be rendered. The defaults of quality and format are not confirmed, so they are left to HeyGen.</summary>
internal sealed record CreateHyperFramesRender
{
    [Description("The HTML project: local folder or HTML file, or zip, at most 200 MB; starts at index.html unless composition names another file.")]
    public required AssetInput Project { get; init; }

    [Description("Values by name: for the project's variables and, in a folder, for {{NAME}} in its files.")]
    public IReadOnlyDictionary<string, JsonElement>? Variables { get; init; }

    [Description("Entry file within the project."), StringLength(512)]
    public string? Composition { get; init; }

    [Description("Shape of the frame; by default the composition's."), AllowedValues("16:9", "9:16", "1:1"), DefaultValue("16:9")]
    public string? AspectRatio { get; init; }

    [Description("Size of the frame; 4k costs half as much again."), AllowedValues("1080p", "4k"), DefaultValue("1080p")]
    public string? Resolution { get; init; }

    [Description("Frames a second; more cost more."), Range(1, 240), DefaultValue(30)]
    public int? Fps { get; init; }

    [Description("draft is fastest."), AllowedValues("draft", "standard", "high")]
    public string? Quality { get; init; }

    [Description("File format."), AllowedValues("mp4", "webm", "mov")]
    public string? Format { get; init; }

    [Description("Title of the render."), StringLength(500)]
    public string? Title { get; init; }

    [Description("Public address that HeyGen calls when the render is done or has failed."), RareField]
    public string? CallbackUrl { get; init; }

    [Description("Mark of yours that HeyGen repeats in its callback."), StringLength(256), RareField]
    public string? CallbackId { get; init; }
}

internal sealed record ListHyperFramesRenders([Description("Renders a page."), Range(1, 100), DefaultValue(10)] int? Limit = null) : PagedRequest;

internal sealed record GetHyperFramesRender([Description("Id of the render, from create_hyperframes_render.")] string RenderId);

internal sealed record DeleteHyperFramesRender([Description("Id of the render, from list_hyperframes_renders.")] string RenderId);
