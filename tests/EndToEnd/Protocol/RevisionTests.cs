namespace EndToEnd.Protocol;

/// <summary>Every protocol revision gets a conversation; an unknown one gets the newest that has the handshake.</summary>
public sealed class RevisionTests
{
    [Theory(Timeout = Patience.Test)]
    [InlineData("2024-11-05", "2024-11-05")]
    [InlineData("2025-03-26", "2025-03-26")]
    [InlineData("2025-06-18", "2025-06-18")]
    [InlineData("2025-11-25", "2025-11-25")]
    [InlineData("2031-01-01", "2025-11-25")]
    public async Task Initialize_WithRevision_AgreesAndServes(string asked, string agreed)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var server = StdioConversation.Start(["--sandbox"]);

        var handshake = await server.InitializeAsync(asked, cancellationToken);
        var looks = await server.CallAsync("list_avatar_looks", [], cancellationToken);

        Assert.Equal(agreed, handshake["protocolVersion"]!.GetValue<string>());
        Assert.NotEmpty(handshake["instructions"]!.GetValue<string>());
        Assert.NotEmpty(looks["result"]!["structuredContent"]!["data"]!.AsArray());
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Discover_WithoutHandshake_OffersTheNewestRevision()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var server = StdioConversation.Start(["--sandbox"]);
        var envelope = new JsonObject
        {
            ["_meta"] = new JsonObject
            {
                ["io.modelcontextprotocol/protocolVersion"] = "2026-07-28",
                ["io.modelcontextprotocol/clientInfo"] = new JsonObject { ["name"] = "end-to-end", ["version"] = "1" },
                ["io.modelcontextprotocol/clientCapabilities"] = new JsonObject(),
            },
        };

        var discovered = await server.RequestAsync("server/discover", envelope, cancellationToken);

        Assert.Contains("2026-07-28", discovered["result"]!["supportedVersions"]!.AsArray().Select(version => version!.GetValue<string>()));
    }
}
