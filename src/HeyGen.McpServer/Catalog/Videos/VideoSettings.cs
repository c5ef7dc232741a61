namespace HeyGen.McpServer.Catalog.Videos;

internal sealed record VideoBackground
{
    [Description("color takes value; image takes url or asset_id."), AllowedValues("color", "image")]
    public required string Type { get; init; }

    [Description("Colour as #RRGGBB, for type color.")]
    public string? Value { get; init; }

    [Description("Public address of the picture, for type image; excludes asset_id.")]
    public string? Url { get; init; }

    [Description("Uploaded picture, for type image; excludes url.")]
    public string? AssetId { get; init; }
}

internal sealed record VideoCaption(
    [Description("Format of the caption file."), AllowedValues("srt"), DefaultValue("srt")] string? FileFormat = null,
    [Description("Style of captions drawn into the picture; left out, there is only the file."), AllowedValues("default")] string? Style = null);

internal sealed record Watermark
{
    [Description("The picture, best a PNG with transparency.")]
    public required AssetInput Image { get; init; }

    [Description("Where the picture stands.")]
    public WatermarkPlacement? Placement { get; init; }

    [Description("Size as a factor."), Range(0d, 2d, MinimumIsExclusive = true), DefaultValue(1)]
    public double? Scale { get; init; }

    [Description("Opacity, 1 hides what is beneath."), Range(0d, 1d), DefaultValue(1)]
    public double? Opacity { get; init; }
}

internal sealed record WatermarkPlacement
{
    [Description("Corner of the frame."), AllowedValues("top_left", "top_right", "bottom_left", "bottom_right"), DefaultValue("bottom_right")]
    public string? Position { get; init; }

    [Description("Shift to the side, as a part of the frame."), Range(-1d, 1d)]
    public double? OffsetX { get; init; }

    [Description("Shift up or down, as a part of the frame."), Range(-1d, 1d)]
    public double? OffsetY { get; init; }
}
