namespace EndToEnd.Clients;

/// <summary>MCP inspector's command line lists the tools without a complaint and calls one, over every transport.</summary>
public sealed class InspectorTests(SharedServer server)
{
    private static readonly string inspector =
        Path.Combine(NodeScript.Folder, "node_modules", "@modelcontextprotocol", "inspector", "clients", "launcher", "build", "index.js");

    [Theory(Timeout = Patience.Test)]
    [InlineData(Transport.Stdio, "legacy")]
    [InlineData(Transport.Stdio, "modern")]
    [InlineData(Transport.StreamableHttp, "legacy")]
    [InlineData(Transport.StreamableHttp, "modern")]
    [InlineData(Transport.LegacySse, "legacy")]
    public async Task Inspector_OverTransport_ListsStrictlyAndCalls(Transport transport, string era)
    {
        Requires.NodeClients();
        var cancellationToken = TestContext.Current.CancellationToken;
        string[] common = ["--protocol-era", era, "--format", "json"];

        var list = await RunAsync(transport, [.. common, "--method", "tools/list", "--strict"], cancellationToken);
        var call = await RunAsync(
            transport, [.. common, "--method", "tools/call", "--tool-name", "list_avatar_looks", "--tool-args-json", """{"limit":2}"""], cancellationToken);

        Assert.True(list.ExitCode == 0, list.Error);
        Assert.False(Printed(list).TryGetProperty("schemaFindings", out var findings), $"Inspector complains: {findings}");
        Assert.Superset(MainJob.NamedTools.ToHashSet(),
            Printed(list).GetProperty("result").GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()!).ToHashSet());
        Assert.True(call.ExitCode == 0, call.Error);
        Assert.Equal(2, Printed(call).GetProperty("result").GetProperty("structuredContent").GetProperty("data").GetArrayLength());
    }

    private Task<Ended> RunAsync(Transport transport, string[] options, CancellationToken cancellationToken)
    {
        string[] target = transport switch
        {
            Transport.Stdio => [ProgramUnderTest.Command, .. ProgramUnderTest.Arguments(MainJob.SandboxOptions)],
            Transport.LegacySse => [server.Http.LegacySse.ToString(), "--transport", "sse"],
            _ => [server.Http.Mcp.ToString(), "--transport", "http"],
        };
        return NodeScript.RunAsync([inspector, "--cli", .. target, .. options], cancellationToken);
    }

    private static JsonElement Printed(Ended ended) => JsonDocument.Parse(ended.Output).RootElement;
}
