namespace HeyGen.McpServer.Catalog.HyperFrames;

/// <summary>What HeyGen charges for in a render: the minutes of the film, which the project's own HTML decides.</summary>
internal static class RenderWork
{
    private const decimal PricedFramesPerSecond = 30;

    public static WorkOf Of { get; } = (arguments, lengths) =>
    {
        var fps = (JsonNumber.Read(arguments["fps"]) ?? PricedFramesPerSecond) == PricedFramesPerSecond ? "30" : "other";
        var facts = Charges.Facts(("resolution", JsonText.Read(arguments["resolution"]) ?? "1080p"), ("fps", fps));
        return [[Charges.Of(new Work("create_hyperframes_render", facts), lengths.Of("project"), Charges.LongestFilm)]];
    };
}
