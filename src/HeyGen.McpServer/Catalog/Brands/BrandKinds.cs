using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.Brands;

/// <summary>Brand kits.</summary>
internal static class BrandKinds
{
    public static JobKind BrandKit { get; } = new()
    {
        Name = "brand_kit",
        Noun = "brand kit",
        Read = BrandOperations.GetKit,
        IdArgument = "brand_kit_id",
        Success = ["completed"],
        Failure = ["error"],
        Links = ["logos[].url"],
        UsualDuration = TimeSpan.FromSeconds(30),
        CostsNothing = true,
        WhenCompleted = "Pass brand_kit_id to create_video_agent.",
        WhenFailed = "HeyGen could not import the website. Check that it is public, or try another page of it.",
    };

    public static IReadOnlyList<JobKind> All { get; } = [BrandKit];
}
