namespace HeyGen.McpServer.Tests.Schemas;

/// <summary>HeyGen's contract as data: what the sandbox is made from, and no work of our records.</summary>
internal static class ContractData
{
    private static readonly Lazy<IReadOnlyList<JsonObject>> operations = new(() =>
        [.. JsonNode.Parse(File.ReadAllBytes(Repository.Path("src", "HeyGen.Sandbox", "Contract", "operations.json")))!.AsArray()
            .Select(entry => entry!.AsObject())]);

    /// <summary>One entry an operation; shared, so to be read only.</summary>
    public static IReadOnlyList<JsonObject> Operations => operations.Value;
}
