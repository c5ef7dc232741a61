namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>Long lists, as an agent walks them.</summary>
public sealed class PagingTests
{
    [Fact]
    public async Task ListVoices_PageByPage_ShowsEveryVoiceOnce()
    {
        await using var server = await SandboxedServer.StartAsync();
        var seen = new List<string>();
        var token = "";
        for (var more = true; more;)
        {
            var page = await server.ResultAsync("list_voices", token.Length == 0 ? """{"limit": 100}""" : $$"""{"limit": 100, "token": "{{token}}"}""");
            seen.AddRange(page["data"]!.AsArray().Select(voice => (string)voice!["voice_id"]!));
            more = (bool)page["has_more"]!;
            token = (string?)page["next_token"] ?? "";
            Assert.Equal(more, token.Length > 0);
        }

        Assert.InRange(seen.Count, 1000, 2000);
        Assert.Distinct(seen);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("bGlzdF92aWRlb3N8MTB8YWJj")] // That of another list.
    public async Task ListVoices_WrongToken_SaysWhatATokenIs(string token)
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync("list_voices", new JsonObject { ["token"] = token });

        Assert.True(outcome.IsError);
        Assert.Contains("token", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("next_token", outcome.Text, StringComparison.Ordinal);
    }
}
