namespace HeyGen.McpServer.Catalog.Templates;

internal sealed record ListTemplates([Description("Templates a page."), Range(1, 100), DefaultValue(10)] int? Limit = null) : PagedRequest;

internal sealed record GetTemplate([Description("Id of the template, from list_templates.")] string TemplateId);

internal sealed record GenerateFromTemplate
{
    [Description("Id of the template, from list_templates.")]
    public required string TemplateId { get; init; }

    [Description("What the variables become, by the names that get_template tells; give every text.")]
    [OpenInList("By name as get_template tells them, changed: {\"headline\": {\"type\": \"text\", \"content\": \"...\"}}. Give every text.")]
    public required IReadOnlyDictionary<string, TemplateVariable> Variables { get; init; }

    [Description("Scenes to render, from get_template; all when left out.")]
    public IReadOnlyList<string>? SceneIds { get; init; }

    [Description("Title in HeyGen's list.")]
    public string? Title { get; init; }

    [Description("Make captions too."), DefaultValue(false)]
    public bool? Caption { get; init; }

    [Description("How captions look."), RareField]
    public TemplateSubtitles? Subtitles { get; init; }

    [Description("Size of the video; the template's own when left out."), RareField]
    public TemplateDimension? Dimension { get; init; }

    [Description("Frames a second: 25, 30 or 60."), DefaultValue(25), RareField]
    public double? Fps { get; init; }

    [Description("Make a moving preview too."), DefaultValue(false), RareField]
    public bool? IncludeGif { get; init; }

    [Description("Let anyone with the address of its page see the video."), DefaultValue(false), RareField]
    public bool? EnableSharing { get; init; }

    [Description("Keep texts centred vertically when their length changes."), DefaultValue(false), RareField]
    public bool? KeepTextVerticallyCentered { get; init; }

    [Description("Let the music follow the order of the chosen scenes."), DefaultValue(true), RareField]
    public bool? ReorderMusic { get; init; }

    [Description("Brand glossary that rules how names and terms are spoken."), RareField]
    public string? BrandGlossaryId { get => field ?? BrandVoiceId; init; }

    [Description("Older name of brand_glossary_id."), JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting), RareField]
    public string? BrandVoiceId { get; init; }

    [Description("Folder that the video goes to."), RareField]
    public string? FolderId { get; init; }

    [Description("Public address that HeyGen calls when the video is done or has failed."), RareField]
    public string? CallbackUrl { get; init; }

    [Description("Mark of yours that HeyGen repeats in its callback."), RareField]
    public string? CallbackId { get; init; }
}

internal sealed record TemplateDimension(
    [Description("Width in pixels, even."), Range(128, 4096), MultipleOf(2)] int Width,
    [Description("Height in pixels, even."), Range(128, 4096), MultipleOf(2)] int Height);

internal sealed record TemplateSubtitles
{
    [Description("Name of HeyGen's preset for the look.")]
    public required string PresetName { get; init; }

    [Description("Where the text is aligned, as HeyGen's number."), DefaultValue(2)]
    public int? Alignment { get; init; }

    [Description("Size of the letters.")]
    public int? FontSize { get; init; }

    [Description("Do not mark the word being spoken."), DefaultValue(false)]
    public bool? DisableHighlight { get; init; }

    [Description("Where the captions stand.")]
    public SubtitlePosition? Position { get; init; }
}

internal sealed record SubtitlePosition(
    [Description("Shift to the side."), DefaultValue(0)] double? X = null,
    [Description("Shift up or down."), DefaultValue(0)] double? Y = null);
