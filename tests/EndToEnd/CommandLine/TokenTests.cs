using System.Net;

namespace EndToEnd.CommandLine;

/// <summary>Tokens from the command that makes them to the server that asks for them.</summary>
public sealed class TokenTests
{
    [Theory(Timeout = Patience.Test)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Http_WithTokens_ListensAnywhereAndServesWhoHasOne(bool inFile)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var made = await SpawnedProcess.RunProgramAsync(["token", "build-agent"], cancellationToken);
        var file = Path.Combine(folder.Path, "tokens");
        await File.WriteAllTextAsync(file, made.Output, cancellationToken);
        var token = made.Error.Trim().Split(' ')[^1];
        Dictionary<string, string> variables = inFile
            ? new() { ["HEYGEN_MCP_TOKENS_FILE"] = file }
            : new() { ["HEYGEN_MCP_TOKENS"] = $"\"{made.Output.Trim()}\"" };

        await using var program = await HttpProgram.StartAsync(
            ["--auth", "token", "--sandbox"], cancellationToken, variables, urls: "http://0.0.0.0:0");
        using var http = new HttpClient();
        var refused = await http.PostAsync(program.Mcp, new StringContent("{}"), cancellationToken);
        await using var client = await McpClient.CreateAsync(new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = program.Mcp,
            AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" },
        }), cancellationToken: cancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.NotEmpty(await client.ListToolsAsync(cancellationToken: cancellationToken));
        Assert.DoesNotContain(token, made.Output, StringComparison.Ordinal);
    }

    [Theory(Timeout = Patience.Test)]
    [InlineData("token", null, "HEYGEN_MCP_TOKENS: ")]
    [InlineData("token", "hgmcp_not_a_hash", "HEYGEN_MCP_TOKENS: ")]
    [InlineData("none", "ann 0000000000000000000000000000000000000000000000000000000000000000", "--auth token")]
    [InlineData("jwt", null, "--auth: expected none or token")]
    public async Task Http_TokensThatDoNotFit_RefusesToStart(string auth, string? tokens, string told)
    {
        var variables = tokens is null ? null : new Dictionary<string, string> { ["HEYGEN_MCP_TOKENS"] = tokens };

        var ended = await SpawnedProcess.RunProgramAsync(["http", "--urls", "http://127.0.0.1:0", "--auth", auth], TestContext.Current.CancellationToken, variables);

        Assert.True(ended.ExitCode == 2, ended.Error);
        Assert.Contains(told, Assert.Single(ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("hgmcp_", ended.Error, StringComparison.Ordinal);
    }
}
