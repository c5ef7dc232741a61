using HeyGen.McpServer.IntegrationTests.Mcp.Tasks;

namespace HeyGen.McpServer.IntegrationTests.Mcp;

/// <summary>Parameters that no client of the SDK's would send, over both transports.</summary>
public sealed class RequestCheckTests
{
    [Theory]
    [InlineData("stdio", "tools/call", """{"arguments": {}}""", "params.name")]
    [InlineData("stdio", "tools/call", """{"name": "list_voices", "arguments": [2]}""", "params.arguments")]
    [InlineData("http", "tools/call", """{"name": "list_voices", "arguments": 7}""", "params.arguments")]
    [InlineData("stdio", "tools/call", """{"name": "list_voices", "arguments": "{\"limit\": 1"}""", "params.arguments")]
    [InlineData("stdio", "tools/list", """{"cursor": "MTA="}""", "params.cursor")]
    [InlineData("http", "tools/list", """{"cursor": 10}""", "params.cursor")]
    [InlineData("stdio", "resources/read", """{"uri": 1}""", "params.uri")]
    public async Task Request_ParametersWrong_IsRefusedNamingTheField(string transport, string method, string parameters, string field)
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var client = await RawClient.StartAsync(transport, server.Composition.Serving);

        var error = await client.ErrorAsync(method, JsonNode.Parse(parameters)!.AsObject());

        Assert.Equal(-32602, (int)error["code"]!);
        Assert.StartsWith(field, (string?)error["message"], StringComparison.Ordinal);
        Assert.Empty(await server.RequestsAsync());
    }

    [Fact]
    public async Task Call_ArgumentsInAText_AreUnderstood()
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var client = await RawClient.StartAsync("stdio", server.Composition.Serving);

        var result = await client.ResultAsync("tools/call", new JsonObject { ["name"] = "list_voices", ["arguments"] = """{"limit": 3}""" });

        Assert.Equal(3, result["structuredContent"]!["data"]!.AsArray().Count);
    }

    [Fact]
    public async Task ResourcesRead_JobThatIsNot_IsNoFaultOfTheServer()
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var client = await RawClient.StartAsync("stdio", server.Composition.Serving);

        var error = await client.ErrorAsync("resources/read", new JsonObject { ["uri"] = "heygen://lipsync/none" });

        Assert.Equal(-32602, (int)error["code"]!);
    }
}
