namespace EndToEnd.Failures;

/// <summary>Without any key the server starts and lists; a call says how to get one.</summary>
public sealed class NoKeyTests
{
    [Theory(Timeout = Patience.Test)]
    [InlineData(Transport.Stdio)]
    [InlineData(Transport.StreamableHttp)]
    public async Task Call_WithoutKey_SaysHowToGetOne(Transport transport)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var connection = await McpConnection.OpenAsync(transport, [], cancellationToken);

        var tools = await connection.Client.ListToolsAsync(cancellationToken: cancellationToken);
        var first = await connection.Client.CallToolAsync("list_avatar_looks", cancellationToken: cancellationToken);
        var second = await connection.Client.CallToolAsync("list_voices", cancellationToken: cancellationToken);

        Assert.Superset(MainJob.NamedTools.ToHashSet(), tools.Select(tool => tool.Name).ToHashSet());
        Assert.All([first, second], result =>
        {
            Assert.True(result.IsError);
            Assert.Null(result.StructuredContent);
            Assert.Contains("HEYGEN_API_KEY", MainJob.Text(result), StringComparison.Ordinal);
            Assert.Contains("--sandbox", MainJob.Text(result), StringComparison.Ordinal);
        });
    }
}
