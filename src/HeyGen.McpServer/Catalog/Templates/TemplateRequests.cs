using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.Templates;

internal sealed record ListTemplates
{
    [Description("Templates a page."), Range(1, 100), DefaultValue(10)]
    public int? Limit { get; init; }

    [Description("next_token of the page before; left out for the first page.")]
    public string? Token { get; init; }
}

internal sealed record GetTemplate
{
    [Description("Id of the template, from list_templates.")]
    public required string TemplateId { get; init; }
}

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

    [RareField, Description("How captions look.")]
    public TemplateSubtitles? Subtitles { get; init; }

    [RareField, Description("Size of the video; the template's own when left out.")]
    public TemplateDimension? Dimension { get; init; }

    [RareField, Description("Frames a second: 25, 30 or 60."), DefaultValue(25)]
    public double? Fps { get; init; }

    [RareField, Description("Make a moving preview too."), DefaultValue(false)]
    public bool? IncludeGif { get; init; }

    [RareField, Description("Let anyone with the address of its page see the video."), DefaultValue(false)]
    public bool? EnableSharing { get; init; }

    [RareField, Description("Keep texts centred vertically when their length changes."), DefaultValue(false)]
    public bool? KeepTextVerticallyCentered { get; init; }

    [RareField, Description("Let the music follow the order of the chosen scenes."), DefaultValue(true)]
    public bool? ReorderMusic { get; init; }

    [RareField, Description("Brand glossary that rules how names and terms are spoken."), StringLength(int.MaxValue, MinimumLength = 1)]
    public string? BrandGlossaryId { get; init; }

    [RareField, Description("Older name of brand_glossary_id.")]
    public string? BrandVoiceId { get; init; }

    [RareField, Description("Folder that the video goes to.")]
    public string? FolderId { get; init; }

    [RareField, Description("Public address that HeyGen calls when the video is done or has failed.")]
    public string? CallbackUrl { get; init; }

    [RareField, Description("Mark of yours that HeyGen repeats in its callback.")]
    public string? CallbackId { get; init; }
}

/// <summary>The size of a video in pixels.</summary>
internal sealed record TemplateDimension
{
    [Description("Width in pixels, even."), Range(128, 4096), MultipleOf(2)]
    public required int Width { get; init; }

    [Description("Height in pixels, even."), Range(128, 4096), MultipleOf(2)]
    public required int Height { get; init; }
}

/// <summary>How captions look.</summary>
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

/// <summary>Where captions stand.</summary>
internal sealed record SubtitlePosition
{
    [Description("Shift to the side."), DefaultValue(0)]
    public double? X { get; init; }

    [Description("Shift up or down."), DefaultValue(0)]
    public double? Y { get; init; }
}
