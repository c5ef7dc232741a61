using HeyGen.McpServer.Tests.Schemas;

namespace HeyGen.McpServer.Tests.Money;

/// <summary>Whatever HeyGen charges for has a price, for only what has one counts against the budgets.</summary>
public sealed class PricedToolTests
{
    /// <summary>
    /// Changes for which HeyGen's reference names no cost, or says that none is known. Whatever is not among them is paid for, a new operation too.
    /// Text that is added to a live stream is: the stream is paid for by the second.
    /// </summary>
    private static readonly HashSet<string> free =
    [
        "cancel_avatar_realtime_session", "cancel_workflow_run", "complete_asset_batch", "complete_asset_upload", "create_asset_upload",
            "create_asset_upload_batch",
        "create_avatar_consent", "create_brand_glossary", "create_brand_kit", "create_folder", "create_webhook_endpoint", "create_workflow", "design_voice",
        "publish_workflow_version", "rotate_webhook_endpoint_secret", "stop_video_agent_session", "update_avatar_group", "update_avatar_look",
            "update_brand_glossary",
        "update_brand_kit", "update_lipsync", "update_video_translation", "update_webhook_endpoint", "update_workflow_draft", "upload_asset",
            "upload_proofread_srt",
    ];

    public static TheoryData<string> PaidOperations =>
    [
        .. ContractData.Operations
            .Where(row => (string?)row["method"] is not (null or "GET" or "DELETE") && (string?)row["status"] is not ("removed" or "announced"))
            .Select(row => (string)row["id"]!)
            .Where(id => !free.Contains(id)),
    ];

    /// <summary>Those of our own that run other tools spend through them.</summary>
    public static TheoryData<string> Tools => [.. ToolCatalog.All.Where(tool => tool.Operation is not null).Select(tool => tool.Name)];

    [Theory]
    [MemberData(nameof(PaidOperations))]
    public void Price_OperationWithACost_IsThereForEachOfItsTools(string operation)
    {
        var tools = ToolCatalog.All.Where(tool => tool.Operation?.Id == operation).ToList();

        Assert.NotEmpty(tools);
        Assert.All(tools, tool => Assert.NotNull(tool.Price));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void Price_EveryOperation_HasOneWhenItSpends(string name)
    {
        var tool = ToolCatalog.Find(name)!;

        Assert.Equal(tool.Effects.HasFlag(Effects.Spends), tool.Price is not null);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void Submits_PaidTool_GoesThroughLedgerAndBudgets(string name)
    {
        var tool = ToolCatalog.Find(name)!;

        Assert.True(tool.Submits || tool.Price is null);
    }
}
