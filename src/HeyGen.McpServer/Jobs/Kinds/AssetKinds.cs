using HeyGen.Client;

namespace HeyGen.McpServer.Jobs.Kinds;

/// <summary>Files that HeyGen takes in, and batches of them.</summary>
internal static class AssetKinds
{
    public static JobKind Asset { get; } = new()
    {
        Name = "asset",
        Noun = "asset",
        Read = AssetOperations.Statuses,
        IdArgument = "asset_ids",
        ReadsList = true,
        Success = ["completed"],
        Failure = ["failed", "not_found"],
        FailureFields = ["error.code", "error.message"],
        UsualDuration = TimeSpan.FromSeconds(10),
    };

    public static IReadOnlyList<JobKind> All { get; } = [Asset];
}
