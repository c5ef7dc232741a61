using System.Text.Json.Nodes;

namespace HeyGen.McpServer.Tests.WholeServer.Stocks;

/// <summary>What the tests of every tool need for one group of tools.</summary>
internal sealed record Stock
{
    /// <summary>Makes one of everything, and notes under its field's name, or under <c>tool.field</c>, what calls are to name it by.</summary>
    public Func<SandboxedServer, Dictionary<string, string>, Task> Fill { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Adds to an example what the laws between its fields ask for; told the tool and the name of the field that holds the example.</summary>
    public Action<string, string, JsonObject> Adjust { get; init; } = (_, _, _) => { };

    public static IReadOnlyList<Stock> All { get; } =
    [
        LipsyncStock.Stock,
        VideoBatchStock.Stock,
        VideoTranslationStock.Stock,
        TemplateStock.Stock,
        AssetStock.Stock,
        AiClippingStock.Stock,
        FillerWordRemovalStock.Stock,
        HyperFramesStock.Stock,
        BrandStock.Stock,
        WebhookStock.Stock,
        AvatarAndVoiceStock.Stock,
        BackgroundRemovalStock.Stock,
        AvatarRealtimeStock.Stock,
        ModelStock.Stock,
        PodcastStock.Stock,
        WorkflowStock.Stock,
        VideoQualityStock.Stock,
        FileStock.Stock,
        FindToolsStock.Stock,
        SpendingStock.Stock,
        JobStock.Stock,
    ];
}
